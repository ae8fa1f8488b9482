import { SeveralHeadsError, type HeadLine } from '../errors/several-heads.error.js';
import type { History } from './history.js';

/**
 * What to migrate to where nothing is said: all there is, as long as it ends in a single head. Heads that others depend
 * on do not count.
 *
 * @throws SeveralHeadsError where something is pending and there are several heads.
 */
export function defaultTargets(history: History): string[] {
  if (history.graph.realHeads.length > 1 && history.pending.length > 0) {
    throw new SeveralHeadsError(headLines(history));
  }
  return ['heads'];
}

/** For each head the revisions that no other head stands on, the oldest first. */
export function headLines({ graph, order, migrations }: History): HeadLine[] {
  const lines = graph.realHeads.map((head) => ({ head, line: new Set([...graph.ancestors(head), head]) }));
  const shared = new Map<string, number>();
  for (const revision of lines.flatMap(({ line }) => [...line])) {
    shared.set(revision, (shared.get(revision) ?? 0) + 1);
  }
  return lines.map(({ head, line }) => ({
    head,
    revisions: order
      .filter((revision) => line.has(revision) && shared.get(revision) === 1)
      .flatMap((revision) => migrations.get(revision) ?? [])
      .map(({ id, name, file }) => ({ revision: id, name, file })),
  }));
}
