import type { DatabaseClient } from '../../database/client.js';
import { workLock, type LockOptions } from './advisory-lock.js';
import { acquireLock, releaseLock } from './poll-lock.js';

/**
 * Runs `work` once nobody else works on the ledger any more. A run that was killed has let go of its lock at once, while
 * the server may still be busy with its last statement: to go on before that is over would be to do it twice.
 *
 * Never to be used behind a pooler in transaction mode, which would keep the lock. There `untilIdle` stands for it.
 *
 * @throws LockTimeoutError naming the session that is still at work.
 */
export async function withWorkLock<T>(
  client: DatabaseClient,
  { ledger, waiting }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const lock = workLock(ledger);
  await acquireLock(client, lock, waiting);
  try {
    return await work();
  } finally {
    await releaseLock(client, lock);
  }
}
