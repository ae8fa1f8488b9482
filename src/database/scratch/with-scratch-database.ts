import { randomBytes } from 'node:crypto';

import { escapeIdentifier, type ClientConfig } from 'pg';

import { ScratchDatabaseError } from '../../errors/scratch-database.error.js';
import { addressOf, withClient, type DatabaseClient } from '../client.js';
import { dropDatabase } from '../databases.js';
import { ensureGoing } from '../ensure-going.js';
import { hasCode } from '../has-code.js';
import { dropLeftovers, markScratch, SCRATCH_PREFIX } from './leftovers.js';
import { copySettings, readTraits } from './scratch-traits.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Does `work` with a new empty database on the same server, which is dropped whatever happens; its locale, encoding and settings are
 * those of the database of `settings`. What killed runs have left behind is dropped as well.
 *
 * @param signal drops it at once when it is aborted, which breaks off what runs on it.
 * @throws ScratchDatabaseError where the role may not create databases.
 * @throws RunInterruptedError where the signal is aborted.
 */
export async function withScratchDatabase<T>(
  settings: ClientConfig,
  work: (settings: ClientConfig) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  ensureGoing(signal);
  const name = SCRATCH_PREFIX + randomBytes(8).toString('hex');
  // What the work said matters; a later call drops what this one can not.
  const drop = () => dropDatabase(settings, name).catch(() => undefined);
  const onAbort = () => void drop();
  try {
    await withClient(settings, (client) => createScratch(client, name));
    ensureGoing(signal);
    signal?.addEventListener('abort', onAbort, { once: true });
    return await work({ ...settings, database: name });
  } catch (error) {
    // What is broken off fails as if the connection were lost.
    ensureGoing(signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await drop();
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
  // Nobody misses what a crash of the server takes with it, and each migration would wait for the disk.
  await client.query(`alter database ${escapeIdentifier(name)} set synchronous_commit = off`);
}
