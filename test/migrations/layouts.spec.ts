import { Client } from 'pg';

import { ensureLedger } from '../../src/migrations/execution/ensure-ledger.js';
import { LAYOUT } from '../../src/migrations/execution/ledger-layout.js';
import { readEnvironment } from '../../src/database/recorded-environment.js';
import { readLedger } from '../../src/migrations/execution/ledger.js';
import { Lab } from '../fixtures/lab.js';
import { history, posts, users } from './history.fixture.js';

const LEDGER = { table: 'siskin_migrations' };

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** The ledgers of earlier releases, as they made them. */
const CREATE = `create table siskin_migrations (
  revision text primary key,
  name text not null,
  batch integer not null,
  state text not null check (state in ('running', 'applied', 'skipped')),
  checksum text,
  applied_at timestamptz not null default clock_timestamp(),
  duration_ms integer not null default 0,
  applied_by text not null,
  statements_done integer not null default 0,
  revert_script text
);`;
const TO_2 = `alter table siskin_migrations drop constraint siskin_migrations_state_check,
  add constraint siskin_state check (state in ('running', 'applied', 'reverting', 'skipped')), add column in_doubt text;`;
const TO_3 = 'alter table siskin_migrations add column repeatable boolean not null default false;';
const APPLIED = `insert into siskin_migrations (revision, name, batch, state, applied_by, revert_script)
  values ('users', '1_users', 1, 'applied', 'ada@host', 'drop table "users";'); create table users (id int primary key, name text);`;

/** What comes of the work, and how many queries it took. */
async function counting<T>(work: (client: Client) => Promise<T>): Promise<{ count: number; result: T }> {
  const client = new Client({ connectionString: lab.database.url });
  await client.connect();
  let count = 0;
  const counted = new Proxy(client, {
    get(target, key) {
      count += key === 'query' ? 1 : 0;
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  try {
    const result = await work(counted);
    return { count, result };
  } finally {
    await client.end();
  }
}

const shape = (of: Lab) =>
  of.query(`select column_name, data_type, column_default, is_nullable, null as said
      from information_schema.columns where table_name = 'siskin_migrations'
    union all select conname, null, null, null, pg_get_constraintdef(oid)
      from pg_constraint where conrelid = 'siskin_migrations'::regclass and contype <> 'n' order by 1`);
const meta = () => lab.query('select layout, environment from siskin_migrations_meta');

describe('a ledger of layout', () => {
  it.each([
    { layout: 1, sql: CREATE },
    { layout: 2, sql: CREATE + TO_2 },
    { layout: 3, sql: CREATE + TO_2 + TO_3 },
  ])('$layout is read as it is, and becomes the one that a new database has', async ({ sql }) => {
    await lab.query(sql + APPLIED);
    const migrations = await lab.with({ '1_users': users, '2_posts': posts });
    expect(await migrations.status()).toMatchObject({ applied: 1, pending: 1, environment: null });
    expect(await lab.tables()).toEqual(['users']);

    await migrations.migrate();
    await using fresh = await Lab.open();
    await (await fresh.with({ '1_users': users })).migrate();
    expect(await shape(lab)).toEqual(await shape(fresh));
    expect(await meta()).toEqual([{ layout: LAYOUT, environment: 'test' }]);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2']);
  });

  it('that this release makes is left alone, with two queries and without the privileges of its owner', async () => {
    await (await lab.with({ '1_users': users })).migrate();
    const { count } = await counting((client) => ensureLedger(client, LEDGER));
    expect(count).toBe(2);

    await lab.query(`create role siskin_reader; grant usage on schema public to siskin_reader;
      grant select on all tables in schema public to siskin_reader`);
    try {
      await counting(async (client) => {
        await client.query('set role siskin_reader');
        expect(await ensureLedger(client, LEDGER)).toEqual({ schema: 'public', table: 'siskin_migrations' });
      });
    } finally {
      await lab.query('drop owned by siskin_reader; drop role siskin_reader');
    }
  });

  it('99, which a newer release has made, is worked with and left as it is', async () => {
    await (await lab.with({ '1_users': users })).migrate();
    await lab.query(`update siskin_migrations_meta set layout = 99;
      alter table siskin_migrations drop constraint siskin_state, add column mood text not null default 'fine';
      alter table siskin_migrations_meta add column colour text default 'blue';
      update siskin_migrations set state = 'archived' where revision = 'users'`);
    const before = await shape(lab);
    const migrations = await lab.with(history);

    const { revisions, pending } = await migrations.status();
    expect({ pending, first: revisions[0] }).toMatchObject({ pending: 2, first: { state: 'archived' } });
    expect((await migrations.migrate()).steps).toHaveLength(2);
    expect((await migrations.rollback()).steps).toHaveLength(2);
    expect(await lab.query('select revision, state, mood from siskin_migrations')).toEqual([
      { revision: 'users', state: 'archived', mood: 'fine' },
    ]);
    expect((await migrations.rollback()).steps).toHaveLength(1);
    expect(await shape(lab)).toEqual(before);
    expect(await lab.query('select layout, colour from siskin_migrations_meta')).toEqual([
      { layout: 99, colour: 'blue' },
    ]);
  });

  it('that is recorded and not there any more is made again', async () => {
    const migrations = await lab.with({ '1_users': users });
    await migrations.migrate();
    await lab.query(`drop table siskin_migrations; drop table users; ${CREATE}`);
    await migrations.migrate();
    expect(await lab.applied()).toEqual(['users in 1']);
    await lab.query('drop table siskin_migrations, users');
    await migrations.migrate();
    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await meta()).toEqual([{ layout: LAYOUT, environment: 'test' }]);
  });
});

describe('the environment', () => {
  it.each([
    { runs: ['development'], recorded: 'development' },
    { runs: ['test', 'development'], recorded: 'test' },
    { runs: ['test', 'production'], recorded: 'production' },
    { runs: ['production', 'development', 'test'], recorded: 'production' },
  ])('of runs in $runs is $recorded', async ({ runs, recorded }) => {
    const { result } = await counting(async (client) => {
      for (const environment of runs) {
        await ensureLedger(client, LEDGER, environment);
      }
      return readEnvironment(client, LEDGER);
    });
    expect(result).toBe(recorded);
  });

  it('stays what somebody has set it to', async () => {
    const migrations = await lab.with({ '1_users': users });
    await migrations.migrate();
    await lab.query(`update siskin_migrations_meta set environment = 'staging'`);
    await migrations.migrate();
    expect((await migrations.status()).environment).toBe('staging');
  });

  it('is null where nothing is there, and stays so', async () => {
    const migrations = await lab.with({ '1_users': users }, { schema: 'ops' });
    expect((await migrations.status()).environment).toBeNull();
    expect(await lab.query(`select from pg_namespace where nspname = 'ops'`)).toEqual([]);
    await migrations.migrate();
    expect((await migrations.status()).environment).toBe('test');
    expect(await lab.query('select environment from ops.siskin_migrations_meta')).toEqual([
      { environment: 'test' },
    ]);
  });
});

describe('a ledger of 10,000 rows', () => {
  beforeEach(async () => {
    await (await lab.with({ '1_users': users })).migrate();
    await lab.query(`insert into siskin_migrations (revision, name, batch, state, applied_by, script)
      select 'r' || n, 'old ' || n, 2, 'applied', 'ada@host', repeat('select 1;', 1000) from generate_series(1, 9999) n`);
  });

  it('is found and read in one query each', async () => {
    const { count, result } = await counting((client) => readLedger(client, LEDGER));
    expect({ count, rows: result.length }).toEqual({ count: 2, rows: 10_000 });
    expect(result[1]).not.toHaveProperty('script');
  });

  it('is shown, with the rows that have no file', async () => {
    const status = await (await lab.with({ '1_users': users })).status();
    expect(status).toMatchObject({ applied: 1, missing: 9_999, pending: 0 });
    expect(status.revisions).toHaveLength(10_000);
  });
});
