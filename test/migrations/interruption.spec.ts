import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  MigrationFailedError,
  RunInterruptedError,
  type MigrateOptions,
  type MigrationEvent,
  type MigrationService,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { poll } from '../fixtures/poll.js';
import { history, posts, users } from './history.fixture.js';
import { indexesOf, ledgerOf, outside, untilBlocked } from './outside/outside.fixture.js';
import { ADVISORY } from './advisory.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const OURS = `application_name like 'siskin%' and datname = current_database()`;

/** A run that is under way. */
function start(migrations: MigrationService, options: MigrateOptions = {}) {
  const controller = new AbortController();
  const events: MigrationEvent[] = [];
  const onProgress = (event: MigrationEvent) => events.push(event);
  const ending = rejection(
    migrations.migrate({ ...options, signal: controller.signal, onProgress }),
    RunInterruptedError,
  );
  return { abort: () => controller.abort(), ending, events };
}

const untilActive = (beginning: string) =>
  poll(`${beginning} to run`, async () => {
    const rows = await lab.query(
      `select from pg_stat_activity where ${OURS} and state = 'active' and query ilike '${beginning}%'`,
    );
    return rows.length > 0;
  });

/** Neither a lock nor a session of ours is left. */
async function expectNothingLeft() {
  expect(await lab.query(`select from pg_locks where ${ADVISORY}`)).toEqual([]);
  await poll('our sessions to end', async () => {
    const rows = await lab.query(`select from pg_stat_activity where ${OURS}`);
    return rows.length === 0;
  });
}

const slow: MigrationSource = {
  revision: 'slow',
  parents: ['users'],
  up(op) {
    op.sql('create table half ()');
    op.sql('select pg_sleep(60)');
  },
};
/** What slow becomes once it does not wait any more. */
const quick: MigrationSource = {
  ...slow,
  up(op) {
    op.sql('create table half ()');
  },
};

/** Waits in the second of its statements, outside a transaction. */
const waiting = (seconds: number) => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    static revision = 'out';
    static parents = [];
    static transaction = false;
    up(op) {
      op.sql('create table log (n int)');
      op.sql('insert into log select 1 from pg_sleep(${seconds})');
      op.sql('insert into log values (2)');
    }
  }`;

const fillFolder = (pauseMs: number) =>
  lab.folder({
    '1_fill.ts': `
      import { Migration, sql } from 'siskin';
      export default class extends Migration {
        static revision = 'fill';
        static transaction = false;
        up(op) {
          op.backfill('items', { set: { n: sql\`n + 1\` }, batch: 1000, targetMs: 1, pauseMs: ${pauseMs} });
        }
      }`,
  });
const positions = () => lab.query('select position, rows::int as rows from siskin_migrations_backfills');
const byCount = () => lab.query('select n, count(*)::int as rows from items group by n order by n');
const afterFirst = { position: { id: '1000' }, rows: 1_000 };

describe('a run whose signal is aborted', () => {
  it('in a transaction rolls that back, keeps those before it, and begins nothing else', async () => {
    const last: MigrationSource = { ...posts, parents: ['slow'] };
    const run = start(await lab.with({ '1_users': users, '2_slow': slow, '3_posts': last }));
    await untilActive('select pg_sleep');
    const begun = performance.now();
    run.abort();
    const error = await run.ending;
    // Not when its statement is over, after a minute.
    expect(performance.now() - begun).toBeLessThan(30_000);

    expect(error).toMatchObject({
      code: 'SISKIN_RUN_INTERRUPTED',
      command: 'nest-cmd db:migrate',
      underway: { revision: 'slow', name: '2_slow', direction: 'up' },
      done: ['users'],
      rolledBack: ['slow'],
    });
    expect(error.message).toBe(
      'The run was interrupted. Rolled back: slow. Done, and stays: users.\n' +
        'Run `nest-cmd db:migrate` again to go on.',
    );
    expect(run.events.map(({ type }) => type)).toEqual([
      'planned',
      'started',
      'finished',
      'started',
      'failed',
    ]);
    expect(run.events.at(-1)).toMatchObject({ revision: 'slow' });
    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await lab.tables()).toEqual(['users']);
    await expectNothingLeft();

    const again = await (await lab.with({ '1_users': users, '2_slow': quick, '3_posts': last })).migrate();
    expect(again.steps.map(({ revision }) => revision)).toEqual(['slow', 'posts']);
  });

  it('that is one transaction leaves nothing', async () => {
    const run = start(await lab.with({ '1_users': users, '2_slow': slow }), { transaction: 'all' });
    await untilActive('select pg_sleep');
    run.abort();
    expect(await run.ending).toMatchObject({
      underway: { revision: 'slow' },
      done: [],
      rolledBack: ['users', 'slow'],
    });
    expect(run.events.at(-1)).toMatchObject({ type: 'failed', revision: 'slow', rolledBack: ['users'] });
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
    await expectNothingLeft();
  });

  it('while the code of a migration is at work lets it run no further statement', async () => {
    const go = join(await lab.folder({}), 'go');
    const coding = `
      import { existsSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { Migration } from 'siskin';
      export default class extends Migration {
        static revision = 'coding';
        static parents = ['users'];
        async up(op) {
          await op.rows('select 1 as code');
          while (!existsSync(${JSON.stringify(go)})) await sleep(20);
          op.sql('create table never ()');
        }
      }`;
    const run = start(await lab.with({ '1_users': users, '2_coding.ts': coding }));
    await poll('the code', async () => {
      const rows = await lab.query(
        `select from pg_stat_activity where ${OURS} and state = 'idle in transaction' and query = 'select 1 as code'`,
      );
      return rows.length > 0;
    });
    run.abort();
    await writeFile(go, '');
    expect(await run.ending).toMatchObject({ done: ['users'], rolledBack: ['coding'] });
    expect(await lab.tables()).toEqual(['users']);
  });

  it('is not talked out of it by a migration that catches what is thrown', async () => {
    const stubborn: MigrationSource = {
      revision: 'stubborn',
      parents: [],
      async up(op) {
        try {
          await op.rows('select pg_sleep(60)');
        } catch {
          // Whatever it was.
        }
      },
    };
    const run = start(await lab.with({ '1_stubborn': stubborn }));
    await untilActive('select pg_sleep');
    run.abort();
    expect(await run.ending).toMatchObject({ rolledBack: ['stubborn'] });
    expect(await lab.applied()).toEqual([]);
  });

  it('outside a transaction keeps what is done, and the next run goes on', async () => {
    const run = start(await lab.with({ '1_out.ts': waiting(60) }));
    await untilActive('insert into log');
    run.abort();
    const error = await run.ending;
    expect(error).toMatchObject({
      underway: { revision: 'out', statementsDone: 1 },
      done: [],
      rolledBack: [],
    });
    expect(error.problem).toBe(
      'The run was interrupted. out runs outside a transaction: 1 of its statements stay done.',
    );
    expect(await ledgerOf(lab)).toEqual(['out running 1']);
    expect(await lab.query('select * from log')).toEqual([]);
    await expectNothingLeft();

    await (await lab.with({ '1_out.ts': waiting(0) })).migrate();
    expect(await ledgerOf(lab)).toEqual(['out applied 3']);
    expect(await lab.query('select n from log order by n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('in `create index concurrently` leaves an invalid index, which the next run builds again', async () => {
    const indexing = outside({
      revision: 'indexing',
      parents: ['users'],
      up(op) {
        op.sql('create index concurrently users_name on users (name)');
      },
    });
    const migrations = await lab.with({ '1_users': users, '2_indexing': indexing });
    await migrations.migrate({ target: 'users' });
    await lab.during(
      'begin isolation level repeatable read; insert into users values (1, $$a$$)',
      async () => {
        const run = start(migrations);
        await untilBlocked(lab, 'create index concurrently');
        run.abort();
        expect(await run.ending).toMatchObject({ underway: { revision: 'indexing', statementsDone: 0 } });
      },
    );
    expect(await indexesOf(lab, 'users')).toEqual(['users_name invalid']);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'indexing running 0']);
    await expectNothingLeft();

    await migrations.migrate();
    expect(await indexesOf(lab, 'users')).toEqual(['users_name valid']);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'indexing applied 1']);
  });

  describe('in a backfill', () => {
    beforeEach(async () => {
      await lab.query(`create table items (id int primary key, n int not null default 0);
        insert into items select i from generate_series(1, 5000) i`);
    });

    it('keeps its position, be it in a pause', async () => {
      const run = start(await lab.on([await fillFolder(600_000)]));
      await poll('the first batch', async () => run.events.some(({ type }) => type === 'progress'));
      run.abort();
      const error = await run.ending;
      expect(error).toMatchObject({ underway: { revision: 'fill', statementsDone: 0, rowsDone: 1_000 } });
      expect(error.problem).toContain('0 of its statements and 1000 rows of a backfill stay done.');
      expect(await positions()).toEqual([afterFirst]);
      await expectNothingLeft();

      await (await lab.on([await fillFolder(0)])).migrate();
      expect(await byCount()).toEqual([{ n: 1, rows: 5_000 }]);
    });

    it('or in a batch, which is rolled back', async () => {
      const migrations = await lab.on([await fillFolder(0)], { lockTimeout: 0 });
      await lab.during('begin; update items set n = n where id = 1001', async () => {
        const run = start(migrations);
        await untilBlocked(lab, 'update');
        run.abort();
        expect(await run.ending).toMatchObject({ underway: { rowsDone: 1_000 } });
        expect(await positions()).toEqual([afterFirst]);
        expect(await byCount()).toEqual([
          { n: 0, rows: 4_000 },
          { n: 1, rows: 1_000 },
        ]);
      });
      await expectNothingLeft();
      await migrations.migrate();
      expect(await byCount()).toEqual([{ n: 1, rows: 5_000 }]);
    });
  });

  it('that waits for the lock stops waiting, and does nothing', async () => {
    const migrations = await lab.with(history);
    const held = `select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`;
    await lab.during(held, async () => {
      const run = start(migrations, { lockWait: 60_000 });
      await poll('the run to wait', async () => run.events.some(({ type }) => type === 'waiting'));
      run.abort();
      expect(await run.ending).toMatchObject({ underway: undefined, done: [], rolledBack: [] });
    });
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
    await expectNothingLeft();
  });

  it('is refused where it is aborted before it starts', async () => {
    const migrations = await lab.with(history);
    const signal = AbortSignal.abort();
    const error = await rejection(migrations.migrate({ signal }), RunInterruptedError);
    expect(error.problem).toBe('The run was interrupted. Nothing was begun.');
    expect(await rejection(migrations.rollback({ signal }), RunInterruptedError)).toMatchObject({
      command: 'nest-cmd db:rollback',
    });
    await rejection(migrations.stamp('head', { signal }), RunInterruptedError);
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
  });

  it('is done where nothing was left to do', async () => {
    const controller = new AbortController();
    const migrations = await lab.with({ '1_users': users });
    const onProgress = ({ type }: MigrationEvent) => type === 'finished' && controller.abort();
    expect((await migrations.migrate({ signal: controller.signal, onProgress })).steps).toHaveLength(1);
  });

  it('and that fails by itself just then says why it failed', async () => {
    const controller = new AbortController();
    const failing: MigrationSource = {
      up(op) {
        op.sql('select nope');
      },
    };
    const migrations = await lab.with({ '1_failing': failing });
    const onProgress = ({ type }: MigrationEvent) => type === 'failed' && controller.abort();
    const error = await rejection(
      migrations.migrate({ signal: controller.signal, onProgress }),
      MigrationFailedError,
    );
    expect(error.failed).toMatchObject({ sqlState: '42703' });
  });

  it('while it rolls back rolls that back', async () => {
    const stuck: MigrationSource = {
      ...users,
      change: undefined,
      up(op) {
        op.sql('create table users (id int)');
      },
      down(op) {
        op.sql('drop table users');
        op.sql('select pg_sleep(60)');
      },
    };
    const migrations = await lab.with({ '1_users': stuck });
    await migrations.migrate();
    const controller = new AbortController();
    const ending = rejection(migrations.rollback({ signal: controller.signal }), RunInterruptedError);
    await untilActive('select pg_sleep');
    controller.abort();
    expect(await ending).toMatchObject({ command: 'nest-cmd db:rollback', rolledBack: ['users'] });
    expect(await lab.tables()).toEqual(['users']);
    expect(await lab.applied()).toEqual(['users in 1']);
  });
});
