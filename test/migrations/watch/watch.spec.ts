import { setTimeout as sleep } from 'node:timers/promises';

import { CLOSED, IS_OPEN, WORKING } from '../../fixtures/gate.js';
import { Lab } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { poll } from '../../fixtures/poll.js';
import { addEmail, Told, users } from './watch.fixture.js';

let lab: Lab;
let told: Told;
beforeEach(async () => {
  lab = await Lab.open();
  told = new Told();
});
afterEach(() => lab.close());

const OURS = `application_name like 'siskin%' and datname = current_database()`;

/** A migration that runs this. */
const doing = (text: string, header = ''): string => `-- revision: doing\n${header}-- up\n${text};\n`;

/** The most connections of ours that there were at once while the work went on. */
async function mostConnections(work: Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const ending = work.finally(() => over.abort());
  let most = 0;
  await lab.during('select 1', async (client) => {
    while (!over.signal.aborted) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int from pg_stat_activity where ${OURS}`,
      );
      most = Math.max(most, rows[0]?.count ?? 0);
      await sleep(10);
    }
  });
  await ending;
  return most;
}

const isBlocked = ({ blockers }: { blockers: readonly object[] }) => blockers.length > 0;

/** Runs with the gate closed until the work is done. */
async function whileClosed<T>(start: () => Promise<T>, work: () => Promise<unknown>): Promise<T> {
  const { run } = await lab.during(CLOSED, async () => {
    const run = start();
    await work();
    return { run };
  });
  return run;
}

describe('a statement that takes long', () => {
  it('is told of by the phases of an index, from the two connections that there are', async () => {
    await lab.query(
      `create table big as select md5(i::text) as text from generate_series(1, 2000) i;
       create function slow(text) returns text immutable language plpgsql as
         'begin while not ${IS_OPEN} loop perform pg_sleep(0.01); end loop; return $1; end'`,
    );
    const migrations = await lab.with({
      '1_index': {
        revision: 'index',
        up(op) {
          op.sql('create index big_text on big (slow(text))');
        },
      },
    });
    const reported = () => told.of('working').filter(({ phase }) => phase !== undefined);
    const run = whileClosed(
      () => migrations.migrate({ onProgress: told.onProgress }),
      () => poll('two reports', async () => reported().length >= 2),
    );
    expect(await mostConnections(run)).toBe(2);

    const working = told.of('working');
    for (const event of reported()) {
      expect(event).toMatchObject({
        revision: 'index',
        name: '1_index',
        direction: 'up',
        statement: 'create index big_text on big (slow(text))',
        phase: expect.stringMatching(/^(initializing|building index)/),
        table: 'big',
        blockers: [],
      });
    }
    const shares = working.flatMap(({ share }) => share ?? []);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((share) => share < 0 || share > 1)).toEqual([]);
    const times = working.map(({ elapsedMs }) => elapsedMs);
    expect(times[0]).toBeGreaterThanOrEqual(490);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(told.events.at(-1)?.type).toBe('finished');
  });

  it('is told of by the growth of the table that it writes', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_fill': {
        revision: 'fill',
        up(op) {
          op.sql(`do $$ begin
            for i in 0..9999 loop
              insert into users select i * 2000 + j, repeat('x', 200) from generate_series(1, 2000) j;
              perform pg_sleep(0.1);
              exit when pg_try_advisory_xact_lock_shared(42);
            end loop; end $$`);
        },
      },
    });
    await migrations.migrate({ target: 'users' });
    const grown = () => told.find('working', ({ grownBytes = 0 }) => grownBytes > 1_000_000);
    await whileClosed(() => migrations.migrate({ onProgress: told.onProgress }), grown);
    const working = told.of('working');
    expect(working.length).toBeGreaterThanOrEqual(2);
    expect(working[0]).toMatchObject({ statement: 'do $$ begin' });
    expect(await grown()).toMatchObject({ table: 'users' });
    expect(await grown()).not.toHaveProperty('phase');
  });

  it('is told of by its time alone where it has locked its table', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_doing.sql': doing(`alter table users add email text; insert into users values (1); ${WORKING}`),
    });
    await migrations.migrate({ target: 'users' });
    await lab.query('alter table users alter name drop not null');
    await whileClosed(
      () => migrations.migrate({ onProgress: told.onProgress }),
      () => told.until('working'),
    );
    const [first] = told.of('working');
    expect(first).toMatchObject({ revision: 'doing', blockers: [] });
    expect(first).not.toHaveProperty('table');
  });

  it('is told of by those that it waits for', async () => {
    const folder = await lab.folder({ '1_users': users, '2_add': addEmail });
    const migrations = await lab.on([folder]);
    await migrations.migrate({ target: 'users' });
    const beginning = `set application_name = 'app'; begin; select 1 from users;\n  select\n 2`;
    await lab.during(beginning, async (holder) => {
      const run = migrations.migrate({ onProgress: told.onProgress });
      await told.find('working', isBlocked);
      await holder.query('rollback');
      await run;
    });
    expect((await told.find('working', isBlocked)).blockers).toMatchObject([
      { application: 'app', state: 'idle in transaction', query: beginning.split('\n')[0] },
    ]);
  });
});

describe('a look', () => {
  it('that is kept from looking fails and delays nothing, and leaves no transaction', async () => {
    // It locks the view that is looked at, which is this database's own: the tables below it are of all of them.
    const text = `set local allow_system_table_mods = on; alter view pg_stat_activity reset (check_option); select pg_sleep(1.5)`;
    const sources = ['a', 'b', 'c'].map((name) => [
      `${name}.sql`,
      doing(text).replace('doing', name),
    ]) satisfies [string, string][];
    const migrations = await lab.with(Object.fromEntries(sources));
    const { steps } = await migrations.migrate({ onProgress: told.onProgress });
    const durations = steps.map(({ durationMs }) => durationMs);
    expect(durations).toHaveLength(3);
    // One of three is not disturbed by what else the machine does.
    expect(Math.min(...durations)).toBeGreaterThanOrEqual(1_500);
    expect(Math.min(...durations)).toBeLessThan(4_000);
    expect(told.of('working')).toEqual([]);
    expect(told.events.at(-1)?.type).toBe('finished');
  });

  it('leaves the connection of the lock without a transaction', async () => {
    const migrations = await lab.with({ '1_doing.sql': doing(WORKING) });
    const looked = `select state, xact_start from pg_stat_activity where ${OURS} and query like '%pg_locks%'`;
    await whileClosed(
      () => migrations.migrate({ onProgress: told.onProgress }),
      async () => {
        await told.until('working');
        // The next look may be under way.
        const seen = await poll('the end of a look', async () => {
          const rows = await lab.query(looked);
          return rows.every(({ state }) => state !== 'active') && rows;
        });
        expect(seen).toEqual([{ state: 'idle', xact_start: null }]);
      },
    );
  });

  it.each([
    { lockTimeout: 0, listens: false, looks: false },
    { lockTimeout: 0, listens: true, looks: true },
    { lockTimeout: 5_000, listens: false, looks: true },
  ])(
    'comes where it is of use: lock timeout $lockTimeout, somebody listens: $listens',
    async ({ lockTimeout, listens, looks }) => {
      const migrations = await lab.with({ '1_doing.sql': doing(WORKING) }, { lockTimeout });
      const isSeen = async (where: string) =>
        (await lab.query(`select from pg_stat_activity where ${OURS} and ${where}`)).length > 0;
      const isLooked = () => isSeen(`query ~ 'pg_blocking_pids|pg_locks.*modes'`);
      await whileClosed(
        () => migrations.migrate(listens ? { onProgress: told.onProgress } : {}),
        async () => {
          await poll('the statement', () => isSeen(`query like 'do %' and state = 'active'`));
          await (looks ? poll('a look', isLooked) : sleep(1_500));
          expect(await isLooked()).toBe(looks);
          await (listens ? told.until('working') : undefined);
        },
      );
      expect(told.of('working').length > 0).toBe(listens);
    },
  );
});

describe('the timeouts of a run', () => {
  const showing: MigrationSource = {
    revision: 'showing',
    lockTimeout: 2_000,
    statementTimeout: 20_000,
    up(op) {
      op.sql(
        `create table shown as select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`,
      );
    },
  };
  const options = { lockTimeout: 1_000, statementTimeout: 10_000 };

  it.each([
    { transaction: true, said: {}, lock: '2s', statement: '20s' },
    { transaction: false, said: {}, lock: '2s', statement: '20s' },
    { transaction: true, said: { lockTimeout: 3_000 }, lock: '3s', statement: '20s' },
    { transaction: false, said: { lockTimeout: 0, statementTimeout: 30_000 }, lock: '0', statement: '30s' },
  ])('$said win in a transaction: $transaction', async ({ transaction, said, lock, statement }) => {
    const migrations = await lab.with({ '1_showing': { ...showing, transaction } }, options);
    await migrations.migrate(said);
    expect(await lab.query('select * from shown')).toEqual([{ lock, statement }]);
  });

  it('win for repeatable migrations, too', async () => {
    const text = `-- repeatable: true\n-- up\ndrop table if exists shown; create table shown as select current_setting('lock_timeout') as lock;`;
    const migrations = await lab.with({ 'shown.sql': text }, options);
    await migrations.migrate({ lockTimeout: 3_000 });
    expect(await lab.query('select * from shown')).toEqual([{ lock: '3s' }]);
  });

  it('are named where one is over', async () => {
    const migrations = await lab.with({
      '1_doing.sql': doing('select pg_sleep(20)', '-- transaction: false\n'),
    });
    const run = migrations.migrate({ statementTimeout: 1_000, onProgress: told.onProgress });
    await expect(run).rejects.toMatchObject({
      code: 'SISKIN_MIGRATION_FAILED',
      failed: { sqlState: '57014', timeoutMs: 1_000 },
      remedy:
        'Its statement_timeout of 1 s was over, which is not tried again. Give it more time and run it again: `nest-cmd db:migrate --statement-timeout SECONDS` (0 for no limit), or statementTimeout in the migration or the options, in milliseconds.',
    });
    expect(told.types).toEqual(['planned', 'started', 'failed']);
  });
});
