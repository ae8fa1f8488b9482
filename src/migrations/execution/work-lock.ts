import type { DatabaseClient } from '../../database/client.js';
import { workKey, type LockOptions } from './advisory-lock.js';
import { acquireLock } from './poll-lock.js';

/**
 * Runs `work` once nobody else works on the ledger any more. A run that was killed has let go of its lock at once, while
 * the server may still be busy with its last statement: to go on before that is over would be to do it twice.
 *
 * @throws LockTimeoutError naming the session that is still at work.
 */
export async function withWorkLock<T>(
  client: DatabaseClient,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const key = workKey(options.ledger);
  await acquireLock(client, key, options);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
  }
}
