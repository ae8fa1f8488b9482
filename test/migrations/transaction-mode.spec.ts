import {
  LockNotGrantedError,
  LockTimeoutError,
  MigrationFailedError,
  TransactionAllRefusedError,
  type MigrationEvent,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { history, posts, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const ALL = { transaction: 'all' } as const;

const broken: MigrationSource = {
  revision: 'broken',
  parents: ['posts'],
  up(op) {
    op.sql('create table half ()');
    op.sql('select zzz');
  },
};
const withBroken = { '1_users': users, '2_posts': posts, '3_broken': broken };

const view = (columns: string) => ({
  'names.repeatable.ts': `
    import { Migration } from 'siskin';
    export default class extends Migration {
      static repeatable = true;
      up(op) { op.sql('create view names as select ${columns} from users'); }
      down(op) { op.sql('drop view names'); }
    }`,
});

describe('a run that is one transaction', () => {
  it('applies all, each with a row and a duration of its own, at once', async () => {
    const migrations = await lab.with({ ...history, ...view('name') });
    const { steps } = await migrations.migrate(ALL);
    expect(steps.map(({ revision }) => revision)).toEqual(['users', 'posts', 'tags', 'names.repeatable']);
    const rows = await lab.query('select revision, state, batch, xmin::text as own from siskin_migrations');
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ own }) => own)).size).toBe(1);
    expect(rows.map(({ state, batch }) => `${String(state)} ${String(batch)}`)).toEqual(
      Array(4).fill('applied 1'),
    );
  });

  it('leaves nothing where one fails, and says so', async () => {
    const folder = await lab.folder(withBroken);
    const migrations = await lab.on([folder], ALL);
    const events: MigrationEvent[] = [];
    const error = await rejection(
      migrations.migrate({ onProgress: (event) => events.push(event) }),
      MigrationFailedError,
    );
    const file = `${folder}/3_broken.ts`;
    const rolledBack = ['users', 'posts'];
    expect(error.migration).toEqual({
      revision: 'broken',
      name: '3_broken',
      direction: 'up',
      file,
      rolledBack,
    });
    expect(error.message).toBe(
      [
        'The migration 3_broken (broken) failed while applying, and the whole run was rolled back, which is one transaction. ' +
          'Nothing was applied; undone with it: users, posts.',
        `In ${file}`,
        'PostgreSQL says: column "zzz" does not exist (SQLSTATE 42703)',
        '  select zzz',
        '         ^',
        'Mend the migration, then run `nest-cmd db:migrate --transaction all` again.',
      ].join('\n'),
    );
    expect(events.at(-1)).toEqual({
      type: 'failed',
      revision: 'broken',
      name: '3_broken',
      direction: 'up',
      rolledBack,
    });
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('takes the repeatable migrations back with it, and with a repeatable one all others', async () => {
    const migrations = await lab.with({ ...history, ...view('nope') }, ALL);
    const error = await rejection(migrations.migrate(), MigrationFailedError);
    expect(error.migration).toMatchObject({
      revision: 'names.repeatable',
      rolledBack: ['users', 'posts', 'tags'],
    });
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('reverts all or nothing, too', async () => {
    const stuck: MigrationSource = {
      ...users,
      change: undefined,
      up(op) {
        op.sql('create table users (id int primary key, name text)');
      },
      down(op) {
        op.sql('drop table nope');
      },
    };
    const sources = { ...history, '1_users': stuck };
    const migrations = await lab.with(sources, ALL);
    await migrations.migrate();
    const events: MigrationEvent[] = [];
    const error = await rejection(
      migrations.rollback({ onProgress: (event) => events.push(event) }),
      MigrationFailedError,
    );
    expect(error.problem).toContain('Nothing was reverted; undone with it: tags, posts.');
    expect(error.remedy).toContain('nest-cmd db:rollback --transaction all');
    expect(events.at(-1)).toMatchObject({ type: 'failed', revision: 'users', rolledBack: ['tags', 'posts'] });
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);

    const { steps } = await migrations.rollback({ step: 2 });
    expect(steps.map(({ revision }) => revision)).toEqual(['tags', 'posts']);
    expect(await lab.tables()).toEqual(['users']);
  });

  it('is what the run says, whatever the options say', async () => {
    const migrations = await lab.with(withBroken, ALL);
    await rejection(migrations.migrate({ transaction: 'each' }), MigrationFailedError);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1']);
  });

  it('asks within whether a migration should run', async () => {
    const asking: MigrationSource = {
      revision: 'asking',
      parents: ['users'],
      async shouldRun(op) {
        return !(await op.inspect.hasTable('users'));
      },
      up(op) {
        op.sql('select nope');
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_asking': asking });
    const { steps } = await migrations.migrate(ALL);
    expect(steps).toMatchObject([{ revision: 'users' }, { revision: 'asking', skipped: true }]);
    expect(await lab.query(`select state from siskin_migrations where revision = 'asking'`)).toEqual([
      { state: 'skipped' },
    ]);
  });

  it('does nothing, and is no failure, where there is nothing to do', async () => {
    const migrations = await lab.with(history, ALL);
    await migrations.migrate();
    expect(await migrations.migrate()).toMatchObject({ steps: [] });
    await migrations.rollback();
    expect(await migrations.rollback()).toEqual({ steps: [] });
  });

  it('tells a fault that shows at the end of a migration of that migration', async () => {
    const deferred: MigrationSource = {
      revision: 'deferred',
      parents: ['users'],
      up(op) {
        op.sql('create table notes (author int references users deferrable initially deferred)');
        op.sql('insert into notes values (7)');
      },
    };
    const later: MigrationSource = {
      revision: 'later',
      parents: ['deferred'],
      up(op) {
        op.sql('create table later ()');
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_deferred': deferred, '3_later': later });
    const error = await rejection(migrations.migrate(ALL), MigrationFailedError);
    expect(error.migration).toMatchObject({ revision: 'deferred', rolledBack: ['users'] });
    expect(error.failed).toMatchObject({ sqlState: '23503' });
  });

  it('lets a table be altered whose constraints the migration before has deferred, and defers them again', async () => {
    const sources: Record<string, MigrationSource> = {
      '1_tables': {
        up(op) {
          op.sql('create table a (id int primary key)');
          op.sql('create table b (a int references a deferrable initially deferred)');
          op.sql('create table c (a int references a deferrable)');
        },
      },
      '2_rows': {
        up(op) {
          op.sql('set constraints all deferred');
          op.sql('insert into b values (1)');
          op.sql('insert into c values (1)');
          op.sql('insert into a values (1)');
        },
      },
      '3_alter': {
        up(op) {
          op.sql('alter table b add column note text');
          op.sql('insert into b values (2)');
          op.sql('insert into a values (2)');
        },
      },
    };
    expect((await (await lab.with(sources)).migrate(ALL)).steps).toHaveLength(3);

    const immediate: MigrationSource = {
      up(op) {
        op.sql('insert into c values (3)');
        op.sql('insert into a values (3)');
      },
    };
    const error = await rejection(
      (await lab.with({ ...sources, '4_immediate': immediate })).migrate(ALL),
      MigrationFailedError,
    );
    expect(error.failed).toMatchObject({ statement: 'insert into c values (3)', sqlState: '23503' });
  });
});

describe('what a migration sets, in a run that is one transaction', () => {
  const settings: MigrationSource = {
    revision: 'settings',
    parents: [],
    up(op) {
      op.sql(`set search_path = pg_catalog`);
      op.sql(`set local work_mem = '77MB'`);
      op.sql(`set session authorization 'pg_monitor'`);
      op.sql(`reset session authorization`);
      op.sql(`set role pg_monitor`);
      op.sql('reset role');
      op.sql(`set local role pg_monitor`);
      op.sql('reset role');
    },
  };
  const SEEN = `select current_user = session_user as own, current_setting('search_path') as path,
    current_setting('work_mem') as memory, current_setting('lock_timeout') as lock,
    current_setting('statement_timeout') as statement, current_setting('client_connection_check_interval') as interval`;
  /** Writes down what it sees of the session. */
  const seen = (revision: string, parent: string, more = '') => `
    import { Migration } from 'siskin';
    export default class extends Migration {
    static revision = '${revision}';
    static parents = ['${parent}'];
    ${more}
    up(op) { op.sql(${JSON.stringify(`create table public.${revision} as ${SEEN}`)}); }
    }`;

  it('ends with it, and its timeouts are its own', async () => {
    const sources = {
      '1_settings': settings,
      '2_seen': seen('seen', 'settings', 'static lockTimeout = 1234; static statementTimeout = 60001;'),
      '3_again': seen('again', 'seen'),
    };
    await (await lab.with(sources)).migrate();
    const each = [await lab.query('select * from seen'), await lab.query('select * from again')];

    const other = await Lab.open();
    try {
      await (await other.with(sources)).migrate(ALL);
      expect([await other.query('select * from seen'), await other.query('select * from again')]).toEqual(
        each,
      );
      expect(each[0]).toMatchObject([{ own: true, lock: '1234ms', statement: '60001ms', interval: '2s' }]);
      expect(each[1]).toMatchObject([{ lock: '5s', statement: '0' }]);
    } finally {
      await other.close();
    }
  });
});

describe('what can not be in one transaction', () => {
  const outside: MigrationSource = {
    revision: 'outside',
    parents: ['users'],
    transaction: false,
    up(op) {
      op.sql('create index concurrently on users (name)');
    },
    down() {},
  };
  const concurrent: MigrationSource = {
    revision: 'concurrent',
    parents: ['outside'],
    up(op) {
      op.sql('create index concurrently other\n  on users (name)');
    },
    down() {},
  };
  const filling: MigrationSource = {
    revision: 'filling',
    parents: ['concurrent'],
    up(op) {
      op.backfill('users', { set: { name: 'x' } });
    },
  };

  it('is refused before anything runs, all of it by name', async () => {
    const folder = await lab.folder({
      '1_users': users,
      '2_outside': outside,
      '3_concurrent': concurrent,
      '4_filling': filling,
    });
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.migrate(ALL), TransactionAllRefusedError);
    expect(error.refused.map(({ revision, reason }) => `${revision} ${reason}`)).toEqual([
      'outside outside',
      'concurrent statement',
      'filling backfill',
    ]);
    expect(error.message).toBe(
      [
        'The run is to be one transaction, and this can not be a part of it:',
        '  2_outside (outside): it runs outside a transaction, by its `transaction = false`',
        `    in ${folder}/2_outside.ts`,
        '  3_concurrent (concurrent): PostgreSQL refuses this in a transaction: create index concurrently other …',
        `    in ${folder}/3_concurrent.ts`,
        '  4_filling (filling): backfill name of users commits batch by batch',
        `    in ${folder}/4_filling.ts`,
        'Nothing was run.',
        'Run it with a transaction for each migration: `nest-cmd db:migrate --transaction each`',
        'Or name a target to go in stages: up to the migration before these in one transaction, these with `--transaction each`, then the rest.',
      ].join('\n'),
    );
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('is refused where it was interrupted, on the way back too', async () => {
    const folder = await lab.folder({ '1_users': users, '2_outside': outside });
    const migrations = await lab.on([folder]);
    await migrations.migrate();
    await lab.query(
      `update siskin_migrations set state = 'running', statements_done = 0 where revision = 'outside'`,
    );
    expect(await rejection(migrations.migrate(ALL), TransactionAllRefusedError)).toMatchObject({
      refused: [{ revision: 'outside', reason: 'interrupted' }],
    });
    await migrations.migrate();
    const error = await rejection(migrations.rollback(ALL), TransactionAllRefusedError);
    expect(error).toMatchObject({ refused: [{ revision: 'outside', direction: 'down', reason: 'outside' }] });
    expect(error.remedy).toContain('nest-cmd db:rollback --transaction each');
    expect(await lab.applied()).toEqual(['users in 1', 'outside in 1']);
  });

  it('is found as it comes where the migration reads, and all is rolled back', async () => {
    const reading: MigrationSource = {
      revision: 'reading',
      parents: ['users'],
      async up(op) {
        await op.rows('select 1');
        op.sql('vacuum users');
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_reading': reading });
    await expect(migrations.migrate(ALL)).rejects.toMatchObject({ code: 'SISKIN_AUTOCOMMIT_REQUIRED' });
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });
});

it('keeps the lock for the whole run', async () => {
  const waiting: MigrationSource = {
    revision: 'waiting',
    parents: ['tags'],
    up(op) {
      op.sql('select pg_sleep(1)');
    },
  };
  const folder = await lab.folder({ ...history, '4_waiting': waiting });
  const run = (await lab.on([folder])).migrate(ALL);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await rejection((await lab.on([folder])).migrate({ lockWait: 0 }), LockTimeoutError);
  expect((await run).steps).toHaveLength(4);
});

describe('a run that is one transaction and is not given its locks', () => {
  const locking: MigrationSource = {
    revision: 'locking',
    parents: ['users'],
    up(op) {
      op.sql('alter table shop add column n int');
    },
  };
  const HELD = 'begin; lock table shop in access share mode';
  const options = { ...ALL, lockTimeout: 200 };

  async function lockingRuns() {
    await lab.query('create table shop ()');
    return lab.with({ '1_users': users, '2_locking': locking });
  }

  it('is tried again as a whole', async () => {
    const migrations = await lockingRuns();
    const seen: string[] = [];
    const { run } = await lab.during(HELD, async () => {
      const retried = Promise.withResolvers<void>();
      const onProgress = (event: MigrationEvent) => {
        seen.push(event.type);
        if (event.type === 'retrying') {
          retried.resolve();
        }
      };
      const result = migrations.migrate({ ...options, lockRetries: 5, onProgress });
      await retried.promise;
      expect(await lab.tables()).toEqual(['shop']);
      return { run: result };
    });
    expect((await run).steps.map(({ revision }) => revision)).toEqual(['users', 'locking']);
    expect(await lab.applied()).toEqual(['users in 1', 'locking in 1']);
    expect(seen).toContain('failed');
  });

  it('leaves nothing where they are never given, and says how to go on', async () => {
    const migrations = await lockingRuns();
    const error = await lab.during(HELD, () =>
      rejection(migrations.migrate({ ...options, lockRetries: 1 }), LockNotGrantedError),
    );
    expect(error).toMatchObject({ attempts: 2, migration: { revision: 'locking', rolledBack: ['users'] } });
    expect(error.remedy).toContain('nest-cmd db:migrate --transaction all');
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual(['shop']);
  });
});
