import { Client } from 'pg';

import type { Operations } from '../../src/index.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { apply } from './operations-database.js';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const run = async (steps: (op: Operations) => void) => apply(client, await recordOperations(steps));
const partitions = async () =>
  (await client.query<{ name: string }>("select relid::text as name from pg_partition_tree('events')")).rows;

it('spreads rows over partitions, and lets go of one while the others are in use', async () => {
  await run((op) => {
    op.createTable('events', (t) => {
      t.integer('id').notNull();
      t.date('day').notNull();
      t.primaryKey(['id', 'day']);
      t.partitionBy('range', ['day']);
    });
    op.createPartition('events_2026', { of: 'events', from: '2026-01-01', to: '2027-01-01' });
    op.createPartition('events_2027', { of: 'events', from: '2027-01-01', to: '2028-01-01' });
    op.bulkInsert('events', [
      { id: 1, day: '2026-05-05' },
      { id: 2, day: '2027-05-05' },
    ]);
  });
  expect(await partitions()).toEqual([{ name: 'events' }, { name: 'events_2026' }, { name: 'events_2027' }]);

  await run((op) => op.detachPartition('events', 'events_2026', { concurrently: true }));
  expect(await partitions()).toEqual([{ name: 'events' }, { name: 'events_2027' }]);
  expect((await client.query('select id from events_2026')).rows).toEqual([{ id: 1 }]);

  await run((op) => op.attachPartition('events', 'events_2026', { from: '2026-01-01', to: '2027-01-01' }));
  expect((await client.query('select id from events order by id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
});
