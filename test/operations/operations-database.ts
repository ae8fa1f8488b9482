import { type Client, escapeIdentifier } from 'pg';

import { invertOperations } from '../../src/migrations/operations/invert.js';
import type { Operations } from '../../src/migrations/operations/index.js';
import { compileOperation, type Operation } from '../../src/migrations/operations/operation.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { planningOnce } from '../fixtures/prepared.js';

/** A database of its own for the tests of a file, each of which runs in a transaction that is rolled back. */
export function useOperationsDatabase(): () => Client {
  let stop: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    const database = await createTestDatabase();
    client = planningOnce(database.url);
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

/** A schema for the tests of a group. Made in each of them, it would have PostgreSQL plan every query anew. */
export function useSchema(client: () => Client, schema: string): void {
  if (schema !== 'public') {
    const name = escapeIdentifier(schema);
    beforeAll(() => client().query(`create schema ${name}`));
    afterAll(() => client().query(`drop schema ${name}`));
  }
}

export async function apply(client: Client, operations: readonly Operation[]): Promise<void> {
  for (const statement of operations.flatMap(compileOperation)) {
    await client.query(statement);
  }
}

/** Applies what is recorded, and gives what undoes it. */
export async function perform(
  client: Client,
  change: (op: Operations) => void,
): Promise<() => Promise<void>> {
  const operations = await recordOperations(change);
  await apply(client, operations);
  return () => apply(client, invertOperations(operations, 'r1'));
}
