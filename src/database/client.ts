import { setTimeout as sleep } from 'node:timers/promises';

import { Client, type ClientConfig } from 'pg';

import { ConnectionLostError } from '../errors/connection-lost.error.js';
import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { MigrationFailedError } from '../errors/migration-failed.error.js';
import { SiskinError } from '../errors/siskin.error.js';
import { isYetToCome, toConnectionError } from './connection-failure.js';
import { findLoss } from './lost-connection.js';

/** A connection of Siskin's own. */
export type DatabaseClient = Client;

/** How long to try again while the server can't be reached. */
export interface DatabaseWait {
  /** In milliseconds; 0 is not at all. */
  ms: number;
  /** Called once, before the first pause. */
  onWaiting?: (address: DatabaseAddress) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Runs `work` on a connection of its own, which is closed afterwards whatever happens.
 *
 * @throws DatabaseConnectionError where there is no way in; ConnectionLostError where the connection ends before the work.
 */
export async function withClient<T>(
  config: ClientConfig,
  work: (client: DatabaseClient) => Promise<T>,
  wait: DatabaseWait = { ms: 0 },
): Promise<T> {
  const client = await openClient(config, wait);
  try {
    return await work(client);
  } catch (error) {
    throw toLoss(client, error);
  } finally {
    // What the work said matters, not that the connection may be gone by now.
    await client.end().catch(() => undefined);
  }
}

/** A malformed URL may be taken for the name of a database, with the password in it. */
export function addressOf({ host, port, user = '', database = '' }: DatabaseClient): DatabaseAddress {
  return { host, port, user, database: database.replace(/^.*@/s, '…@') };
}

/**
 * A connection for whoever closes it. Wrong passwords and missing databases are no better a second later.
 *
 * @throws DatabaseConnectionError where there is no way in.
 */
export async function openClient(
  config: ClientConfig,
  { ms, onWaiting }: DatabaseWait = { ms: 0 },
): Promise<DatabaseClient> {
  const start = Date.now();
  for (let attempt = 0; ; attempt++) {
    const client = newClient(config);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const waited = Date.now() - start;
      const left = isYetToCome(error) ? ms - waited : 0;
      if (left <= 0) {
        throw toConnectionError(addressOf(client), error, attempt === 0 ? undefined : waited);
      }
      if (attempt === 0) {
        onWaiting?.(addressOf(client));
      }
      await sleep(Math.min(left, LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
    }
  }
}

function newClient(config: ClientConfig): DatabaseClient {
  const client = new Client({ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...config });
  // A connection that breaks is also an event, which would end the process where nobody listens.
  client.on('error', () => undefined);
  return client;
}

/** A migration is not to blame for a connection that was lost under it. */
function toLoss(client: DatabaseClient, error: unknown): unknown {
  const reason = findLoss(error);
  if (reason === undefined || (error instanceof SiskinError && !(error instanceof MigrationFailedError))) {
    return error;
  }
  const migration = error instanceof MigrationFailedError ? error.migration : undefined;
  return new ConnectionLostError(addressOf(client), reason, error, migration);
}
