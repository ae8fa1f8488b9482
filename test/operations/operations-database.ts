import { Client } from 'pg';

import { compileOperation, type Operation } from '../../src/migrations/operations/operation.js';
import { createTestDatabase } from '../../src/testing/index.js';

/** A database of its own for the tests of a file, each of which runs in a transaction that is rolled back. */
export function useOperationsDatabase(): () => Client {
  let stop: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    const database = await createTestDatabase();
    client = new Client(database.url);
    await client.connect();
    stop = async () => {
      await client.end();
      await database.drop();
    };
  });
  afterAll(() => stop());

  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  return () => client;
}

export async function apply(client: Client, operations: readonly Operation[]): Promise<void> {
  for (const statement of operations.flatMap(compileOperation)) {
    await client.query(statement);
  }
}
