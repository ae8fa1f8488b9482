import { ReadOnlyDatabaseError, type ReadOnlyReason } from '../errors/read-only-database.error.js';
import { addressOf, type DatabaseClient } from './client.js';

/**
 * To be called before anything is done that writes.
 *
 * @throws ReadOnlyDatabaseError on a standby, and where sessions start read-only.
 */
export async function ensureWritable(client: DatabaseClient): Promise<void> {
  const { rows } = await client.query<ReadOnlyReason>(
    `select pg_is_in_recovery() as standby, source from pg_settings
      where name = 'default_transaction_read_only' and (setting = 'on' or pg_is_in_recovery())`,
  );
  for (const reason of rows) {
    throw new ReadOnlyDatabaseError(addressOf(client), reason);
  }
}
