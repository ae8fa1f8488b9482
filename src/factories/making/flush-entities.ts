import type { EntityManager } from '@mikro-orm/postgresql';

import { insertEntities } from './insert-entities.js';
import { planInserts } from './plan-inserts.js';
import { byRank, isRequiredOfSameTable } from './ranks.js';
import { withinTransaction } from './within-transaction.js';

/**
 * Does what `em.persist(entities).flush()` does, in less time where all there is to do is to insert new entities: they come by
 * COPY where nothing is to be read back, else in larger statements, each prepared while the server works on the one before it.
 *
 * What may do more than that goes through a plain flush: listeners, changes that are pending, many-to-many relations with
 * members, tables that refer to themselves or to each other. Either way it is all or nothing, and joins the transaction of the
 * EntityManager, if any.
 *
 * Those that others of their table can not be without are inserted before them, which a plain flush refuses.
 */
export async function flushEntities(em: EntityManager, entities: readonly object[]): Promise<void> {
  const own = em.getContext();
  const groups = planInserts(own, entities);
  if (groups === undefined) {
    await flushInOrder(own, entities);
  } else {
    await insertEntities(own, groups);
  }
}

async function flushInOrder(em: EntityManager, entities: readonly object[]): Promise<void> {
  const lists = byRank(entities, isRequiredOfSameTable) ?? [];
  if (lists.length < 2) {
    await em.persist([...entities]).flush();
    return;
  }
  await withinTransaction(em, async () => {
    for (const list of lists) {
      await em.persist(list).flush();
    }
  });
}
