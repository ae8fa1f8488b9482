import { DomainTooSmallError } from '../../errors/domain-too-small.error.js';
import type { InferredFactory } from '../inference/inferred-factory.js';

/**
 * Throws where there are fewer distinct values than rows, before any is made.
 *
 * @param count the highest `sequence` that will be asked for: the rows that the run has made already count, too.
 * @param targets how many rows the relation of a name is spread over evenly. Default: each row has one of its own.
 * @throws DomainTooSmallError
 */
export function ensureDomain(
  entity: string,
  { uniques }: Pick<InferredFactory, 'uniques'>,
  count: number,
  targets: (relation: string) => number = () => Infinity,
): void {
  for (const { properties, relations, domain } of uniques) {
    const size = relations.reduce((product, relation) => product * targets(relation), domain);
    if (size < count) {
      throw new DomainTooSmallError(entity, properties, size, count);
    }
  }
}
