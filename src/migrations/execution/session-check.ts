import type { DatabaseClient } from '../../database/client.js';
import { LockNotHeldError } from '../../errors/lock-not-held.error.js';

/**
 * Makes sure that the holder of a lock has a session of its own. PgBouncer in transaction mode gives the backend of an idle
 * connection, and with it the locks, to whoever asks next: while `other` is in a transaction, the two would meet.
 *
 * @throws LockNotHeldError after the lock was released on the backend that has it.
 */
export async function ensureOwnSession(
  holder: DatabaseClient,
  other: DatabaseClient,
  key: bigint,
): Promise<void> {
  const backend = await backendOf(holder);
  await other.query('begin');
  try {
    const taken = await backendOf(other);
    if (taken === backend || (await backendOf(holder)) !== backend) {
      await (taken === backend ? other : holder).query('select pg_advisory_unlock($1)', [key]);
      throw new LockNotHeldError(holder.host, holder.port);
    }
  } finally {
    await other.query('rollback').catch(() => undefined);
  }
}

async function backendOf(client: DatabaseClient): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
