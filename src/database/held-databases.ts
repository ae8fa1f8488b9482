import type { MikroORM } from '@mikro-orm/core';

import { IsolatedDatabaseError } from '../errors/isolated-database.error.js';

const held = new WeakSet<MikroORM>();

/** Notes that a test keeps all that the ORMs write in a transaction, which nothing beside it is to commit. Returns what ends that. */
export function holdInTransaction(orms: readonly MikroORM[]): () => void {
  orms.forEach((orm) => held.add(orm));
  return () => orms.forEach((orm) => held.delete(orm));
}

/**
 * To be called before anything is written through a connection other than the ORM's own.
 *
 * @param work what is about to be done, such as `Migrating`.
 * @throws IsolatedDatabaseError
 */
export function ensureNotHeld(orm: MikroORM, work: string): void {
  if (held.has(orm)) {
    throw new IsolatedDatabaseError(orm.config.get('dbName') ?? '', work);
  }
}
