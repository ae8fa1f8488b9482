import { Client, type ClientConfig } from 'pg';

import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { toConnectionError } from './connection-failure.js';

/** A connection of Siskin's own. */
export type DatabaseClient = Client;

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Runs `work` on a connection of its own, which is closed afterwards whatever happens.
 *
 * @throws DatabaseConnectionError where there is no way in.
 */
export async function withClient<T>(
  config: ClientConfig,
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> {
  const client = await openClient(config);
  try {
    return await work(client);
  } finally {
    // What the work said matters, not that the connection may be gone by now.
    await client.end().catch(() => undefined);
  }
}

/**
 * A connection for whoever closes it.
 *
 * @throws DatabaseConnectionError where there is no way in.
 */
export async function openClient(config: ClientConfig): Promise<DatabaseClient> {
  const client = new Client({ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...config });
  // A connection that breaks is also an event, which would end the process where nobody listens.
  client.on('error', () => undefined);
  try {
    await connect(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function connect(client: DatabaseClient): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw toConnectionError(addressOf(client), error);
  }
}

/** A malformed URL may be taken for the name of a database, with the password in it. */
function addressOf({ host, port, user = '', database = '' }: DatabaseClient): DatabaseAddress {
  return { host, port, user, database: database.replace(/^.*@/s, '…@') };
}
