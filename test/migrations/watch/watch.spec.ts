import { setTimeout as sleep } from 'node:timers/promises';

import type { MigrationEvent } from '../../../src/index.js';
import { Lab } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
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

describe('a statement that takes long', () => {
  it('is told of by the phases of an index, from the two connections that there are', async () => {
    await lab.query(
      `create table big as select md5(i::text) as text from generate_series(1, 2000) i;
       create function slow(text) returns text immutable language plpgsql as
         'begin perform pg_sleep(0.001); return $1; end'`,
    );
    const migrations = await lab.with({
      '1_index': {
        revision: 'index',
        up(op) {
          op.sql('create index big_text on big (slow(text))');
        },
      },
    });
    const run = migrations.migrate({ onProgress: told.onProgress });
    expect(await mostConnections(run)).toBe(2);

    const working = told.of('working');
    expect(working.length).toBeGreaterThanOrEqual(2);
    for (const event of working) {
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
            for i in 0..24 loop
              insert into users select i * 2000 + j, repeat('x', 200) from generate_series(1, 2000) j;
              perform pg_sleep(0.1);
            end loop; end $$`);
        },
      },
    });
    await migrations.migrate({ target: 'users' });
    await migrations.migrate({ onProgress: told.onProgress });
    const working = told.of('working');
    expect(working.length).toBeGreaterThanOrEqual(2);
    expect(working[0]).toMatchObject({ statement: 'do $$ begin' });
    expect(working.at(-1)).toMatchObject({ table: 'users' });
    expect(working.at(-1)?.grownBytes).toBeGreaterThan(1_000_000);
    expect(working.at(-1)).not.toHaveProperty('phase');
  });

  it('is told of by its time alone where it has locked its table', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_doing.sql': doing(
        'alter table users add email text; insert into users values (1); select pg_sleep(1.2)',
      ),
    });
    await migrations.migrate({ target: 'users' });
    await lab.query('alter table users alter name drop not null');
    await migrations.migrate({ onProgress: told.onProgress });
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
      await told.until('working');
      await holder.query('rollback');
      await run;
    });
    expect(told.of('working')[0]?.blockers).toMatchObject([
      { application: 'app', state: 'idle in transaction', query: beginning.split('\n')[0] },
    ]);
  });
});

describe('a look', () => {
  it('that is kept from looking fails and delays nothing, and leaves no transaction', async () => {
    const migrations = await lab.with({
      '1_doing.sql': doing('lock table pg_authid in access exclusive mode; select pg_sleep(1.5)'),
    });
    const { steps } = await migrations.migrate({ onProgress: told.onProgress });
    expect(steps[0]?.durationMs).toBeGreaterThanOrEqual(1_500);
    expect(steps[0]?.durationMs).toBeLessThan(4_000);
    expect(told.of('working')).toEqual([]);
    expect(told.events.at(-1)?.type).toBe('finished');
  });

  it('leaves the connection of the lock without a transaction', async () => {
    const migrations = await lab.with({ '1_doing.sql': doing('select pg_sleep(1.2)') });
    const seen: unknown[] = [];
    const looks: Promise<void>[] = [];
    const onProgress = (event: MigrationEvent): void => {
      if (event.type === 'working') {
        looks.push(
          lab
            .query(`select state, xact_start from pg_stat_activity where ${OURS} and query like '%pg_locks%'`)
            .then((rows) => void seen.push(rows)),
        );
      }
    };
    await migrations.migrate({ onProgress });
    await Promise.all(looks);
    expect(seen[0]).toEqual([{ state: 'idle', xact_start: null }]);
  });

  it.each([
    { lockTimeout: 0, listens: false, looks: false },
    { lockTimeout: 0, listens: true, looks: true },
    { lockTimeout: 5_000, listens: false, looks: true },
  ])(
    'comes where it is of use: lock timeout $lockTimeout, somebody listens: $listens',
    async ({ lockTimeout, listens, looks }) => {
      const migrations = await lab.with({ '1_doing.sql': doing('select pg_sleep(1.2)') }, { lockTimeout });
      const run = migrations.migrate(listens ? { onProgress: told.onProgress } : {});
      await sleep(1_000);
      const asked = `select from pg_stat_activity where ${OURS} and query ~ 'pg_blocking_pids|pg_locks.*modes'`;
      const found = await lab.query(asked);
      await run;
      expect(found.length > 0).toBe(looks);
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
    const run = migrations.migrate({ statementTimeout: 150, onProgress: told.onProgress });
    await expect(run).rejects.toMatchObject({
      code: 'SISKIN_MIGRATION_FAILED',
      failed: { sqlState: '57014', timeoutMs: 150 },
      remedy:
        'Its statement_timeout of 0.15 s was over, which is not tried again. Give it more time and run it again: `nest-cmd db:migrate --statement-timeout SECONDS` (0 for no limit), or statementTimeout in the migration or the options, in milliseconds.',
    });
    expect(told.types).toEqual(['planned', 'started', 'failed']);
  });
});
