import type { EntityManager } from '@mikro-orm/postgresql';

/** Thrown to have a transaction rolled back whose work is done. */
class Undone extends Error {
  constructor(readonly settle: () => void) {
    super('done, and rolled back');
  }
}

/**
 * Does the work in a transaction that is rolled back, whatever comes of it; within another one it is a savepoint of that.
 *
 * @param options of the transaction: with `clear`, the work begins with no entities.
 */
export function rolledBack<T>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<T>,
  options: { clear?: boolean } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const undoing = em.transactional(async (own) => {
      const result = await work(own);
      throw new Undone(() => resolve(result));
    }, options);
    undoing.catch((error: unknown) => (error instanceof Undone ? error.settle() : reject(error)));
  });
}
