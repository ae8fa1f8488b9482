import { Client } from 'pg';

import { touchesOf, type Operation } from '../../src/migrations/operations/operation.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { LOCK_MODES, type LockMode } from '../../src/migrations/operations/touches.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { HOSTILE_NAMES } from './hostile-names.js';
import { apply } from './operations-database.js';
import { dropRoles } from './roles.js';
import { scenarios } from './scenarios.js';
import { wipe } from './wipe.js';

let client: Client;
let stop: () => Promise<void>;

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
beforeEach(() => wipe(client));

afterEach(() => dropRoles(client));

/** The tables and views of the user, as they are before the operation. */
async function readTables(): Promise<Map<string, { oid: string; file: string }>> {
  const { rows } = await client.query<{ oid: string; name: string; file: string }>(
    `select c.oid, nspname || '.' || relname as name, relfilenode as file
       from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind in ('r', 'p', 'm', 'v') and nspname !~ '^(pg_|information_schema$)'`,
  );
  return new Map(rows.map(({ name, ...rest }) => [name, rest]));
}

async function readLocks(): Promise<Map<string, LockMode>> {
  const { rows } = await client.query<{ oid: string; mode: string }>(
    `select relation as oid, mode from pg_locks
      where pid = pg_backend_pid() and locktype = 'relation' and relation is not null`,
  );
  const locks = new Map<string, LockMode>();
  for (const { oid, mode } of rows) {
    const known = LOCK_MODES.find((name) => `${name.replaceAll(' ', '')}lock` === mode.toLowerCase());
    const held = locks.get(oid);
    if (known !== undefined && (held === undefined || LOCK_MODES.indexOf(held) < LOCK_MODES.indexOf(known))) {
      locks.set(oid, known);
    }
  }
  return locks;
}

interface Effect {
  lock: LockMode;
  rewritten: boolean;
}

/** What PostgreSQL does with the tables that are there before the operation. */
async function observe(operation: Operation): Promise<Record<string, Effect>> {
  const before = await readTables();
  await client.query('begin');
  try {
    await apply(client, [operation]);
    const locks = await readLocks();
    const files = new Map([...(await readTables()).values()].map(({ oid, file }) => [oid, file]));
    const touched = [...before].filter(([, { oid }]) => locks.has(oid));
    const effects = touched.map(([name, { oid, file }]) => {
      const rewritten = files.has(oid) && files.get(oid) !== file;
      return [name, { lock: locks.get(oid), rewritten }];
    });
    return Object.fromEntries(effects);
  } finally {
    await client.query('rollback');
  }
}

/** Without the tables that the user's own SQL does no more than read. */
function withoutReads(effects: Record<string, Effect>, reads: readonly string[]): Record<string, Effect> {
  return Object.fromEntries(
    Object.entries(effects).filter(
      ([table, { lock }]) => !(reads.includes(table) && lock === 'access share'),
    ),
  );
}

async function expected(operation: Operation): Promise<Record<string, Effect> | 'unknown'> {
  const touches = touchesOf(operation);
  const before = await readTables();
  if (touches === 'unknown') {
    return touches;
  }
  const effects = touches
    .map(
      ({ table, how, lock, work }) =>
        [
          table.includes('.') ? table : `public.${table}`,
          { lock, rewritten: work === 'rewrite' || how === 'empty' },
        ] as const,
    )
    .filter(([table]) => before.has(table));
  return Object.fromEntries(effects);
}

const plain = HOSTILE_NAMES['plain names'];
const cases = plain === undefined ? [] : Object.entries(scenarios(plain));

it.each(cases)(
  '%s locks and rewrites the tables that it says',
  async (_name, { given, change, reads = [] }) => {
    await apply(client, await recordOperations(given ?? (() => undefined)));
    for (const operation of await recordOperations(change)) {
      const known = await expected(operation);
      const observed = withoutReads(await observe(operation), reads);
      const wanted = known === 'unknown' ? observed : known;
      expect({ operation, effects: observed }).toEqual({ operation, effects: wanted });
      await apply(client, [operation]);
    }
  },
);
