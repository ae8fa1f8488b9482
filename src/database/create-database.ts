import { DatabaseError, escapeIdentifier } from 'pg';

import { withDatabase, type ConnectionSettings } from './connection-settings.js';
import { withClient } from './database-client.js';

const MAINTENANCE_DATABASE = 'postgres';
/** SQLSTATEs with which a concurrent `create database` of the same name loses the race. */
const ALREADY_THERE = new Set(['42P04', '23505']);

/**
 * Creates the database of the settings unless it is there, also when several processes try at once.
 *
 * @returns whether this call created it.
 */
export async function ensureDatabase(
  settings: ConnectionSettings,
  applicationName: string,
): Promise<boolean> {
  const { database } = settings.address;
  return withClient(withDatabase(settings, MAINTENANCE_DATABASE), applicationName, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount !== 0) {
      return false;
    }
    try {
      await client.query(`create database ${escapeIdentifier(database)}`);
      return true;
    } catch (error) {
      if (error instanceof DatabaseError && ALREADY_THERE.has(error.code ?? '')) {
        return false;
      }
      throw error;
    }
  });
}
