import type { DatabaseClient } from './client.js';

/** Runs `work` in a transaction: committed when it ends, rolled back when it throws. */
export async function withTransaction<T>(
  client: DatabaseClient,
  work: () => Promise<T>,
  { readOnly = false, readCommitted = false } = {},
): Promise<T> {
  const isolation = readCommitted ? ' isolation level read committed' : '';
  await client.query(`begin${isolation}${readOnly ? ' read only' : ''}`);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // The reason why the work failed matters, not that the connection may be gone by now.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
