import { Client } from 'pg';

import { Inspector } from '../../src/database/catalogue/index.js';
import { createTestDatabase } from '../../src/testing/index.js';

export interface CatalogueDatabase {
  client: Client;
  inspect: Inspector;
  /** What was asked for, in the inspector's words. */
  calls: string[];
}

/** A database of its own for the tests of a file, in which `schema` is run once. Each test is rolled back. */
export function useCatalogue(schema: string): () => CatalogueDatabase {
  let stop: () => Promise<void>;
  let catalogue: CatalogueDatabase;

  beforeAll(async () => {
    const database = await createTestDatabase();
    const client = new Client(database.url);
    const calls: string[] = [];
    const inspect = new Inspector(
      async <R extends object>(text: string, values: readonly unknown[], call: string) => {
        calls.push(call);
        return (await client.query<R>(text, [...values])).rows;
      },
    );
    await client.connect();
    await client.query(schema);
    catalogue = { client, inspect, calls };
    stop = async () => {
      await client.end();
      await database.drop();
    };
  });
  afterAll(() => stop());

  beforeEach(() => catalogue.client.query('begin'));
  afterEach(() => catalogue.client.query('rollback'));

  return () => catalogue;
}
