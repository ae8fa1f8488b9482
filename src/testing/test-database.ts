import { randomBytes } from 'node:crypto';

import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from '../database/embedded/index.js';

/** An empty database of its own for a test file. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  /** Drops the database, breaking off the connections to it, and gives up the server. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database, on the server of `DATABASE_URL` or else on an embedded PostgreSQL with durability off.
 *
 * A Jest `globalSetup` that starts the server and sets `DATABASE_URL` spares every test file its start.
 */
export async function createTestDatabase(
  options: Omit<EmbeddedPostgresOptions, 'database' | 'keepRunning'> = {},
): Promise<TestDatabase> {
  const server = await startEmbeddedPostgres({ durable: false, ...options });
  const name = `siskin_test_${randomBytes(6).toString('hex')}`;
  await server.createDatabase(name);
  const drop = async () => {
    await server.dropDatabase(name);
    await server.stop();
  };
  return { name, url: server.url(name), drop, [Symbol.asyncDispose]: drop };
}
