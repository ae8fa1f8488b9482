import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Does the work in the transaction of the EntityManager, or in one of its own where there is none. What is pending is flushed
 * first. Where the work fails, nothing of it stays, and the surrounding transaction remains usable.
 *
 * @param savepoint its name, where there is a transaction.
 */
export async function inTransaction<R>(
  em: EntityManager,
  savepoint: string,
  work: () => Promise<R>,
): Promise<R> {
  if (em.isInTransaction()) {
    await em.flush();
    return withSavepoint(em, savepoint, work);
  }
  await em.begin();
  try {
    await em.flush();
    const result = await work();
    await em.commit();
    return result;
  } catch (error) {
    await em.rollback();
    throw error;
  }
}

/** Takes back what the work has done where it fails, and leaves the transaction usable. */
export async function withSavepoint<R>(em: EntityManager, name: string, work: () => Promise<R>): Promise<R> {
  await em.execute(`savepoint ${name}`);
  try {
    const result = await work();
    await em.execute(`release savepoint ${name}`);
    return result;
  } catch (error) {
    await em.execute(`rollback to savepoint ${name}`);
    await em.execute(`release savepoint ${name}`);
    throw error;
  }
}
