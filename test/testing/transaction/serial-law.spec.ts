import * as fc from 'fast-check';
import { Client } from 'pg';

import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';
import { openLab, type Lab } from './lab.js';

/** What one of two connections is asked, outside of a transaction or in one. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => `insert into note (text) values ('${n}')`),
  },
  { weight: 3, arbitrary: fc.constantFrom('begin', 'commit', 'rollback') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'savepoint a',
      'savepoint b',
      'rollback to a',
      'release a',
      'rollback to b',
      'release b',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'select 1/0',
      "delete from note where text = '1'",
      'begin read only',
      'set transaction read only',
      'commit and chain',
      'rollback and chain',
    ),
  },
);
const turn = fc.record({ who: fc.integer({ min: 0, max: 1 }), steps: fc.array(step, { maxLength: 8 }) });

interface Asked {
  query(sql: string): Promise<{ rows: { text: string }[] }>;
}

/** Each turn is ended, as turns follow one another. Returns what each statement said, and what stays. */
async function play(
  connections: readonly Asked[],
  turns: readonly { who: number; steps: readonly string[] }[],
) {
  const said: string[] = [];
  for (const { who, steps } of turns) {
    for (const sql of [...steps, 'rollback']) {
      said.push(`${who} ${sql}: ${await outcome(connections[who], sql)}`);
    }
  }
  const kept = await connections[0]?.query('select text from note order by text');
  return { said, kept: kept?.rows.map(({ text }) => text) };
}

const outcome = async (connection: Asked | undefined, sql: string) =>
  connection?.query(sql).then(
    () => 'ok',
    (error: { code?: string }) => error.code,
  );

let lab: Lab;
let plain: TestDatabase;
let clients: Client[];
beforeAll(async () => {
  lab = await openLab();
  plain = await createTestDatabase();
  clients = [new Client({ connectionString: plain.url }), new Client({ connectionString: plain.url })];
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query('create table note (id serial primary key, text text not null unique)');
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await plain.drop();
  await lab.close();
});

it('says and leaves what PostgreSQL does on connections of their own', async () => {
  const pool = await lab.orm.driver.getConnection().getNativeClient();
  const virtual = [await pool.connect(), await pool.connect()];
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 6 }), async (turns) => {
      await clients[0]?.query('truncate note');
      await lab.shared.savepoint();
      try {
        expect(await play(virtual, turns)).toEqual(await play(clients, turns));
      } finally {
        await lab.shared.rollbackTo();
      }
    }),
    { numRuns: 120 },
  );
  virtual.forEach((client) => client.release());
});
