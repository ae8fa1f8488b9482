import { withClient } from '../../src/database/client.js';
import { LockNotHeldError, PooledSessionError, type MigrationOptions } from '../../src/index.js';
import { findPooling } from '../../src/migrations/execution/pooling/find-pooling.js';
import { query } from '../embedded/query.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { describeWithPgBouncer, PgBouncer, type PoolSettings } from '../fixtures/pgbouncer.js';
import { poll } from '../fixtures/poll.js';
import { history } from './history.fixture.js';
import { ADVISORY } from './advisory.fixture.js';

let lab: Lab;
let pooler: PgBouncer;
const open = async (settings: PoolSettings) => {
  lab = await Lab.open();
  pooler = await PgBouncer.start(lab.database.url, settings);
};
const through = async (sources: MigrationSources, options: MigrationOptions = {}) =>
  lab.on([await lab.folder(sources)], options, pooler.url);
const poolingOf = () => {
  const settings = { connectionString: pooler.url };
  return withClient(settings, (client) => findPooling(client, settings));
};
const locks = () => lab.query(`select classid, objid, pid from pg_locks where ${ADVISORY}`);

/** The settings of each server process of the pool that are not those of a fresh session. */
async function leftBehind(): Promise<unknown[]> {
  const found = new Map<unknown, unknown>();
  const look = `select pg_backend_pid() as pid, pg_sleep(0.05),
    (select coalesce(json_agg(name || '=' || setting), '[]') from pg_settings
      where source = 'session' and name not in ('application_name', 'client_encoding', 'DateStyle', 'TimeZone')) as settings,
    (select count(*) from pg_cursors where is_holdable) as cursors, current_user = session_user as own`;
  for (let round = 0; round < 3; round++) {
    const rows = await Promise.all(Array.from({ length: 5 }, () => query(pooler.url, look)));
    rows.flat().forEach(({ pid, ...rest }) => found.set(pid, rest));
  }
  return [...new Set([...found.values()].map((rest) => JSON.stringify(rest)))].map((text): unknown =>
    JSON.parse(text),
  );
}

const NOTHING = [{ pg_sleep: '', settings: [], cursors: '0', own: true }];

/** One that builds an index outside a transaction, and one that goes through a table. */
const outside: MigrationSources = {
  '4_index': {
    revision: 'index',
    parents: ['tags'],
    transaction: false,
    up(op) {
      op.sql('create table big (id int primary key, twice int)');
      op.sql('insert into big select generate_series(1, 5000)');
      op.sql('create index concurrently big_twice on big (twice)');
    },
    down(op) {
      op.sql('drop table big');
    },
  },
  '5_backfill': {
    revision: 'backfill',
    parents: ['index'],
    transaction: false,
    up(op) {
      op.backfill('big', { set: { twice: 7 }, batch: 500 });
    },
    down() {},
  },
};

afterEach(async () => {
  await pooler.stop();
  await lab.close();
});

describeWithPgBouncer('through PgBouncer in transaction mode', () => {
  beforeEach(() => open({ mode: 'transaction' }));

  it('the pooler is seen', async () => {
    expect(await poolingOf()).toBe('transaction');
  });

  it('a run takes a lease, and leaves neither locks nor settings behind', async () => {
    const migrations = await through({
      ...history,
      '4_settings': {
        parents: ['tags'],
        up(op) {
          op.sql('set search_path = pg_catalog');
          op.sql(`set my.setting = 'a'`);
          op.sql('set lock_timeout = 1234');
          op.sql(`set timezone = 'Asia/Tokyo'`);
          op.sql('set role pg_read_all_data');
          op.sql('reset role');
        },
        down() {},
      },
      '5_outside': {
        parents: ['4_settings'],
        transaction: false,
        up(op) {
          op.sql('create table big (id int)');
          op.sql('create index concurrently on big (id)');
          op.sql(`do $$ begin perform set_config('work_mem', '1MB', false); end $$`);
        },
        down(op) {
          op.sql('drop table big');
        },
      },
    });
    expect((await migrations.migrate()).steps).toHaveLength(5);
    expect(await lab.query('select owner, fence, expires_at, former from siskin_migrations_lock')).toEqual([
      { owner: null, fence: '1', expires_at: null, former: [] },
    ]);
    expect(await locks()).toEqual([]);
    expect(await leftBehind()).toEqual(NOTHING);
    expect(await migrations.status()).toMatchObject({ pending: 0 });
    expect((await migrations.rollback()).steps).toHaveLength(5);
    expect(await locks()).toEqual([]);
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('several runs at once apply each migration once', async () => {
    const folder = await lab.folder({ ...history, ...outside });
    const services = await Promise.all([1, 2, 3].map(() => lab.on([folder], {}, pooler.url)));
    const direct = await lab.on([folder]);
    const runs = await Promise.all([...services, direct].map((service) => service.migrate()));
    expect(runs.flatMap(({ steps }) => steps.map(({ revision }) => revision))).toEqual([
      'users',
      'posts',
      'tags',
      'index',
      'backfill',
    ]);
    expect(await lab.query('select count(*)::int as rows from big where twice = 7')).toEqual([
      { rows: 5000 },
    ]);
    expect(await locks()).toEqual([]);
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('the timeouts of a migration are those of its transactions', async () => {
    const migrations = await through({
      '1_slow': {
        parents: [],
        transaction: false,
        statementTimeout: 1_000,
        up(op) {
          op.sql('select pg_sleep(10)');
        },
      },
    });
    await expect(migrations.migrate()).rejects.toMatchObject({
      name: 'MigrationFailedError',
      failed: { sqlState: '57014' },
    });
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('what needs a session is refused outside a transaction, before it does anything', async () => {
    const migrations = await through({
      '1_session': {
        revision: 'session',
        parents: [],
        transaction: false,
        up(op) {
          op.sql('create table a ()');
          op.sql('set search_path = shop');
        },
      },
    });
    const error = await rejection(migrations.migrate(), PooledSessionError);
    expect(error).toMatchObject({ revision: 'session', statement: 'set search_path = shop' });
    expect(await lab.tables()).toEqual([]);
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('a stream is refused outside a transaction', async () => {
    const migrations = await through({
      '1_stream': {
        revision: 'stream',
        parents: [],
        transaction: false,
        async up(op) {
          for await (const row of op.stream('select 1 as n')) {
            void row;
          }
        },
      },
    });
    await rejection(migrations.migrate(), PooledSessionError);
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it('a session lock is refused, and none is taken', async () => {
    const migrations = await through(history, { lock: 'session' });
    const error = await rejection(migrations.migrate(), LockNotHeldError);
    expect(error.remedy).toMatch(/^Set the option `migrations\.lock` to 'auto', /);
    expect(await locks()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });
});

describeWithPgBouncer('through PgBouncer with a pool of one', () => {
  beforeEach(() => open({ mode: 'transaction', size: 1 }));

  it('the pooler is seen, and a run works', async () => {
    expect(await poolingOf()).toBe('transaction');
    const migrations = await through({ ...history, ...outside });
    expect((await migrations.migrate()).steps).toHaveLength(5);
    expect(await locks()).toEqual([]);
    expect(await leftBehind()).toEqual(NOTHING);
  });
});

describeWithPgBouncer('through PgBouncer with a pool of two', () => {
  beforeEach(() => open({ mode: 'transaction', size: 2 }));

  it('several runs at once do not block each other', async () => {
    const folder = await lab.folder({ ...history, ...outside });
    const services = await Promise.all([1, 2, 3, 4].map(() => lab.on([folder], {}, pooler.url)));
    const runs = await Promise.all(services.map((service) => service.migrate()));
    expect(runs.flatMap(({ steps }) => steps)).toHaveLength(5);
    expect(await leftBehind()).toEqual(NOTHING);
  });
});

describeWithPgBouncer('through PgBouncer in session mode', () => {
  beforeEach(() => open({ mode: 'session' }));

  it('a run holds a session lock', async () => {
    expect(await poolingOf()).toBe('session');
    const migrations = await through({
      '1_gated': {
        parents: [],
        lockTimeout: 0,
        up(op) {
          op.sql('select pg_advisory_xact_lock(42)');
        },
      },
    });
    const run = await lab.during('select pg_advisory_lock(42)', async () => {
      const running = migrations.migrate();
      const holder = await poll('the run', () => migrations.lockHolder());
      expect(holder).toMatchObject({ kind: 'session', application: expect.stringMatching(/^siskin /) });
      return { running };
    });
    expect((await run.running).steps).toHaveLength(1);
    expect(await lab.query(`select to_regclass('siskin_migrations_lock') as lease`)).toEqual([
      { lease: null },
    ]);
  });
});
