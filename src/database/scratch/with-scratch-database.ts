import { randomBytes } from 'node:crypto';

import { escapeIdentifier, type ClientConfig } from 'pg';

import { ScratchDatabaseError } from '../../errors/scratch-database.error.js';
import { addressOf, withClient, type DatabaseClient } from '../client.js';
import { dropDatabase } from '../databases.js';
import { hasCode } from '../has-code.js';
import { dropLeftovers, markScratch, SCRATCH_PREFIX } from './leftovers.js';
import { copySettings, readTraits } from './scratch-traits.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Does `work` with a new empty database on the same server, which is dropped whatever happens; its locale, encoding and settings are
 * those of the database of `settings`. What killed runs have left behind is dropped as well.
 *
 * @throws ScratchDatabaseError where the role may not create databases.
 */
export async function withScratchDatabase<T>(
  settings: ClientConfig,
  work: (settings: ClientConfig) => Promise<T>,
): Promise<T> {
  const name = SCRATCH_PREFIX + randomBytes(8).toString('hex');
  try {
    await withClient(settings, (client) => createScratch(client, name));
    return await work({ ...settings, database: name });
  } finally {
    // What the work said matters; a later call drops what this one can not.
    await dropDatabase(settings, name).catch(() => undefined);
  }
}

async function createScratch(client: DatabaseClient, name: string): Promise<void> {
  await dropLeftovers(client).catch(() => undefined);
  const traits = await readTraits(client);
  try {
    await client.query(`create database ${escapeIdentifier(name)} template template0 ${traits}`);
  } catch (error) {
    throw error instanceof Error && hasCode(error, INSUFFICIENT_PRIVILEGE)
      ? new ScratchDatabaseError(addressOf(client), error)
      : error;
  }
  await markScratch(client, name);
  await copySettings(client, name);
}
