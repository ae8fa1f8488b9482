import { setImmediate } from 'node:timers/promises';

import {
  type ChangeSet,
  ChangeSetComputer,
  EventType,
  TransactionEventBroadcaster,
  type Transaction,
} from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { BatchWriter } from './batch-writer.js';
import { copyableTable } from './copyable-table.js';
import { registerInserted } from './register-inserted.js';
import { withMethods } from './with-methods.js';

/**
 * Inserts entities and has the EntityManager manage them, in its transaction or in one of their own.
 *
 * @param groups of one table each, parents first.
 */
export async function insertEntities(em: EntityManager, groups: readonly object[][]): Promise<void> {
  const insert = (transaction?: Transaction) => insertGroups(em, groups, transaction);
  const isWithin = em.isInTransaction() || !em.config.get('implicitTransactions');
  const inserted = isWithin ? await insert(em.getTransactionContext()) : await inTransaction(em, insert);
  const uow = withMethods(em.getUnitOfWork(), { getChangeSets: () => inserted });
  await em.getEventManager().dispatchEvent(EventType.afterFlush, { em, uow });
}

function inTransaction<T>(em: EntityManager, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const { _id: id } = em;
  return em.getConnection('write').transactional(work, {
    sessionContext: em.getTransactionSessionContext(),
    eventBroadcaster: new TransactionEventBroadcaster(em),
    loggerContext: { id, ...em.getLoggerContext({ disableContextResolution: true }) },
  });
}

/** Nothing is registered before all is inserted: a flush that runs meanwhile sees none of it. */
async function insertGroups(
  em: EntityManager,
  groups: readonly object[][],
  transaction?: Transaction,
): Promise<ChangeSet<object>[]> {
  const inserted: ChangeSet<object>[] = [];
  for (const group of groups) {
    inserted.push(...(await insertGroup(em, group, transaction)));
  }
  registerInserted(em, inserted);
  return inserted;
}

/** The server inserts one batch while the next one is computed. */
async function insertGroup(
  em: EntityManager,
  group: readonly object[],
  ctx?: Transaction,
): Promise<ChangeSet<object>[]> {
  const table = await copyableTable(em, group, ctx);
  const computer = new ChangeSetComputer(em, new Set());
  const size = em.config.get('batchSize');
  const inserted: ChangeSet<object>[] = [];
  const writer = new BatchWriter(em, table, ctx);
  try {
    for (let start = 0; start < group.length; start += size) {
      const batch = changeSetsOf(computer, group.slice(start, start + size));
      await writer.write(batch);
      inserted.push(...batch);
      // What is written leaves for the server before the event loop is kept busy again.
      await setImmediate();
    }
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
  await writer.end();
  return inserted;
}

function changeSetsOf(computer: ChangeSetComputer, entities: readonly object[]): ChangeSet<object>[] {
  return entities.map((entity) => computer.computeChangeSet(entity)).filter((changes) => changes !== null);
}
