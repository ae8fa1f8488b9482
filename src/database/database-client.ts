import { Client } from 'pg';

import type { ConnectionSettings } from './connection-settings.js';
import { toConnectionError } from './connection-failure.js';

/** A connection of Siskin's own. */
export type DatabaseClient = Client;

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Runs `work` on a connection of its own and closes it afterwards.
 *
 * @throws DatabaseConnectionError where there is no way in.
 */
export async function withClient<T>(
  settings: ConnectionSettings,
  applicationName: string,
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> {
  const client = await openClient(settings, applicationName);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function openClient(settings: ConnectionSettings, applicationName: string): Promise<DatabaseClient> {
  const client = new Client({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...settings.client,
    application_name: applicationName,
  });
  // A connection that drops reports to its query as well; without a listener Node would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw toConnectionError(settings.address, error);
  }
}
