import { hostname } from 'node:os';

import { Client } from 'pg';

import { applicationName } from '../../src/database/operator.js';
import { Lab } from '../fixtures/lab.js';
import { query } from '../embedded/query.js';
import { outside } from './outside/outside.fixture.js';
import { users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** What a session sees as its own name. */
const seeing = (revision: string, parent: string, more = '') => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    static revision = ${JSON.stringify(revision)};
    static parents = ${JSON.stringify(parent === '' ? [] : [parent])};
    ${more}
    up(op) { op.sql("insert into seen select current_setting('application_name')"); }
    down(op) { op.sql("insert into seen select 'down ' || current_setting('application_name')"); }
  }`;

describe('the application_name', () => {
  it.each(['each', 'all'] as const)(
    'shows the revision while one runs: transaction %s',
    async (transaction) => {
      await lab.query('create table seen (name text)');
      const sources = { '1_one.ts': seeing('one', ''), '2_two.ts': seeing('two', 'one') };
      const migrations = await lab.with(sources, { transaction });
      await migrations.migrate();
      await migrations.rollback({ step: 1 });
      expect(await lab.query('select name from seen')).toEqual([
        { name: applicationName('one') },
        { name: applicationName('two') },
        { name: `down ${applicationName('two')}` },
      ]);
      expect(applicationName('one')).toMatch(/^siskin one \S+@\S+ \d+$/);
    },
  );

  it('shows it outside a transaction, of a repeatable migration, and not of the one before', async () => {
    await lab.query('create table seen (name text)');
    await (
      await lab.with({
        '1_out.ts': seeing('out', '', 'static transaction = false;'),
        '2_empty.ts': seeing('next', 'out'),
        'again.repeatable.ts': `
          import { Migration } from 'siskin';
          export default class extends Migration {
            static repeatable = true;
            up(op) { op.sql("insert into seen select current_setting('application_name')"); }
            down() {}
          }`,
      })
    ).migrate();
    expect(await lab.query('select name from seen')).toEqual(
      ['out', 'next', 'again.repeatable'].map((revision) => ({ name: applicationName(revision) })),
    );
  });

  it('has as much of the revision as tells it, and never cuts the process off, at 63 bytes', () => {
    const long = '20261121183000_add_an_index_to_a_table_of_a_long_name';
    const name = applicationName(long);
    expect(name.startsWith(`siskin ${long.slice(0, 24)} `)).toBe(true);
    expect(name.endsWith(` ${process.pid}`)).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
    expect(Buffer.byteLength(applicationName('ü'.repeat(60)))).toBeLessThanOrEqual(63);
    expect(applicationName('ü'.repeat(60))).not.toContain('\uFFFD');
    expect(applicationName()).toContain(hostname().slice(0, 5));
  });
});

/** The most sessions of ours that were there at once, and the names that they had. */
async function sampling<T>(database: string, work: () => Promise<T>) {
  const client = new Client({ connectionString: lab.database.url });
  await client.connect();
  const names = new Set<string>();
  let most = 0;
  let samples = 0;
  const over = new AbortController();
  const sample = async () => {
    while (!over.signal.aborted) {
      const { rows } = await client.query<{ name: string }>(
        `select application_name as name from pg_stat_activity
          where application_name = $2 or (datname = $1 and application_name like 'siskin%')`,
        [database, applicationName()],
      );
      rows.forEach(({ name }) => names.add(name));
      most = Math.max(most, rows.length);
      samples++;
    }
  };
  const sampled = sample();
  await work().finally(() => over.abort());
  await sampled;
  await client.end();
  return { most, names, samples };
}

it('never has more than two connections of its own at once', async () => {
  const url = new URL(lab.database.url);
  const database = `${url.pathname.slice(1)}_new`;
  url.pathname = `/${database}`;
  const rows = outside({
    revision: 'rows',
    parents: ['users'],
    up(op) {
      op.sql(`insert into users select i, 'a' from generate_series(1, 20000) i`);
      op.backfill('users', { set: { name: 'b' }, batch: 500, targetMs: 1 });
      op.sql('create index concurrently users_name on users (name)');
    },
  });
  const folder = await lab.folder({ '1_users': users, '2_rows': rows });
  const migrations = await lab.on([folder], {}, url.href);
  try {
    const { most, names, samples } = await sampling(database, () =>
      migrations.migrate({ createDatabase: true }),
    );
    expect(most).toBe(2);
    expect(samples).toBeGreaterThan(20);
    expect([...names]).toEqual(expect.arrayContaining([applicationName(), applicationName('rows')]));
    expect(await query(url.href, `select count(*)::int as rows from users where name = 'b'`)).toEqual([
      { rows: 20_000 },
    ]);
  } finally {
    await lab.query(`drop database if exists "${database}" with (force)`);
  }
});
