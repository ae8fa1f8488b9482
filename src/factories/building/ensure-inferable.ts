import { isFactory, SETTINGS } from '../factory-settings.js';
import { ensureDomain } from '../inference/index.js';
import type { OpenBatch } from './batch.js';

/**
 * Refuses what an inferred factory has too few values for, before any entity of the batch is made.
 *
 * @param made how many the run has made already.
 * @throws DomainTooSmallError
 */
export function ensureInferable(
  { frame: { factory, meta }, count, shared, parent }: OpenBatch,
  made: number,
): void {
  const { uniques = [] } = factory[SETTINGS].inferred ?? {};
  if (uniques.length > 0 && count > 0) {
    const isGiven = (relation: string) =>
      (relation in shared && !isFactory(shared[relation])) || parent?.property.mappedBy === relation;
    // Below one that is given count those of the batch: those before were most likely made for others.
    const [below, others] = partition(uniques, ({ relations }) => relations.some(isGiven));
    const targets = (relation: string) => (isGiven(relation) ? 1 : Infinity);
    ensureDomain(meta.className, { uniques: below }, count, targets);
    ensureDomain(meta.className, { uniques: others }, made + count);
  }
}

function partition<V>(values: readonly V[], isFirst: (value: V) => boolean): [V[], V[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}
