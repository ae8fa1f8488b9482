import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientConfig, escapeIdentifier } from 'pg';
import { withClient } from './connections.js';
import { hasCode } from './has-code.js';

const DUPLICATE = ['42P04', '23505'];
const TEMPLATE_IN_USE = '55006';

/** Makes a database unless there is one, be it made by somebody else at the same moment. */
export async function ensureDatabase(server: ClientConfig, name: string): Promise<void> {
  await withClient(server, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      await createUnlessMade((sql) => client.query(sql), name);
    }
  });
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
): Promise<void> {
  try {
    await query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if (hasCode(error, ...DUPLICATE)) {
      return;
    }
    if (!hasCode(error, TEMPLATE_IN_USE) || tries === 1) {
      throw error;
    }
    // Somebody is connected to template1 for a moment.
    await sleep(50);
    await createUnlessMade(query, name, tries - 1);
  }
}
