import type { EntityManager } from '@mikro-orm/postgresql';

/** Does the work in the transaction of the EntityManager, or in one of its own where there is none. */
export async function withinTransaction(em: EntityManager, work: () => Promise<void>): Promise<void> {
  if (em.isInTransaction()) {
    return work();
  }
  await em.begin();
  try {
    await work();
    await em.commit();
  } catch (error) {
    await em.rollback();
    throw error;
  }
}
