import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientConfig, escapeIdentifier } from 'pg';
import { withClient, type DatabaseClient, type DatabaseWait } from './client.js';
import { hasCode } from './has-code.js';

const DUPLICATE = ['42P04', '23505'];
const TEMPLATE_IN_USE = '55006';

/** The database that every server has, and that one connects to in order to create or drop another. */
export const MAINTENANCE_DATABASE = 'postgres';

/**
 * Makes a database unless there is one, be it made by somebody else at the same moment.
 *
 * @returns whether this call made it.
 */
export async function ensureDatabase(
  server: ClientConfig,
  name: string,
  wait?: DatabaseWait,
): Promise<boolean> {
  const ensure = async (client: DatabaseClient) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    return found.rowCount === 0 && createUnlessMade((sql) => client.query(sql), name);
  };
  return withClient(server, ensure, wait);
}

/** Drops a database if there is one, breaking off the connections to it. */
export async function dropDatabase(server: ClientConfig, name: string): Promise<void> {
  await withClient(server, (client) =>
    client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  );
}

async function createUnlessMade(
  query: (sql: string) => Promise<unknown>,
  name: string,
  tries = 20,
): Promise<boolean> {
  try {
    await query(`create database ${escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    if (hasCode(error, ...DUPLICATE)) {
      return false;
    }
    if (!hasCode(error, TEMPLATE_IN_USE) || tries === 1) {
      throw error;
    }
    // Somebody is connected to template1 for a moment.
    await sleep(50);
    return createUnlessMade(query, name, tries - 1);
  }
}
