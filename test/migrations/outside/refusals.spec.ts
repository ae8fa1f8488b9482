import {
  AutocommitRequiredError,
  MigrationFailedError,
  TransactionControlError,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { users } from '../history.fixture.js';
import { indexesOf, ledgerOf, outside } from './outside.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

describe('a migration in a transaction', () => {
  it('refuses what PostgreSQL would refuse there, before anything of it runs', async () => {
    const folder = await lab.folder({
      '1_users': users,
      '2_indexing': {
        revision: 'indexing',
        up(op) {
          op.sql('select 1 / 0');
          op.sql('create index concurrently users_name\n  on users (name)');
        },
      },
    });
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.migrate(), AutocommitRequiredError);
    expect(error).toMatchObject({
      code: 'SISKIN_AUTOCOMMIT_REQUIRED',
      revision: 'indexing',
      statement: 'create index concurrently users_name\n  on users (name)',
    });
    expect(error.message).toBe(
      [
        'The migration indexing runs in a transaction, where PostgreSQL refuses this statement:',
        '  create index concurrently users_name',
        '    on users (name)',
        `In ${folder}/2_indexing.ts`,
        'Give the migration `static readonly transaction = false`: each of its statements then commits by itself. Best let it hold that statement alone.',
      ].join('\n'),
    );
    expect(await ledgerOf(lab)).toEqual(['users applied 1']);
    expect(await indexesOf(lab, 'users')).toEqual([]);
  });

  it('refuses it on the way back, too, in the file and in the ledger', async () => {
    const indexing: MigrationSource = {
      revision: 'indexing',
      up() {},
      down(op) {
        op.sql('vacuum');
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_indexing': indexing });
    await migrations.migrate();
    await rejection(migrations.rollback(), AutocommitRequiredError);
    const without = await lab.with({ '1_users': users });
    expect(await rejection(without.rollback({ step: 1 }), AutocommitRequiredError)).toMatchObject({
      statement: 'vacuum;',
      file: undefined,
    });
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'indexing applied 0']);
  });
});

describe('a migration that begins or ends a transaction', () => {
  it.each([true, false])('is refused before it runs, in a transaction: %s', async (transaction) => {
    const migrations = await lab.with({
      '1_own': {
        revision: 'own',
        transaction,
        up(op) {
          op.sql('create table one ()');
          op.sql('commit; begin');
        },
      },
    });
    const error = await rejection(migrations.migrate(), TransactionControlError);
    expect(error).toMatchObject({ revision: 'own', control: 'commit', statement: 'commit; begin' });
    expect(error.message).toBe(
      [
        "The migration own says `commit`, but its transactions are Siskin's to begin and to end.",
        'Leave it out: a migration runs in one transaction, or with `static readonly transaction = false` each statement in one. For a part of it that may fail, use `savepoint`.',
      ].join('\n'),
    );
    expect(await lab.tables()).toEqual([]);
  });
});

describe('the statement timeout', () => {
  it.each([
    { how: 'static', transaction: true, own: 1_000, option: 0 },
    { how: 'option', transaction: true, own: undefined, option: 1_000 },
    { how: 'static', transaction: false, own: 1_000, option: 60_000 },
    { how: 'option', transaction: false, own: undefined, option: 1_000 },
  ])('by $how, in a transaction: $transaction', async ({ transaction, own, option }) => {
    const migrations = await lab.with(
      {
        '1_slow': {
          revision: 'slow',
          transaction,
          ...(own === undefined ? {} : { statementTimeout: own }),
          up(op) {
            op.sql('select pg_sleep(20)');
          },
        },
      },
      { statementTimeout: option },
    );
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({ sqlState: '57014', statement: 'select pg_sleep(20)' });
  });

  it.each([true, false])('is none by default, in a transaction: %s', async (transaction) => {
    const showing = await lab.folder({
      '1_showing': {
        revision: 'showing',
        transaction,
        up(op) {
          op.sql(
            `create table shown as select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`,
          );
        },
      },
    });
    await lab.query(`alter database ${lab.database.name} set statement_timeout = '1h'`);
    await (await lab.on([showing])).migrate();
    expect(await lab.query('select * from shown')).toEqual([{ statement: '0', lock: '5s' }]);
  });
});

describe('the lock timeout outside a transaction', () => {
  it('is that of each statement', async () => {
    const sources = {
      '1_users': users,
      '2_adding': outside({
        revision: 'adding',
        lockTimeout: 100,
        change(op) {
          op.createTable('first', (t) => void t.integer('id'));
          op.addColumn('users', (t) => t.text('email'));
        },
      }),
    };
    const migrations = await lab.with(sources, { lockRetries: 0 });
    await migrations.migrate({ target: 'users' });
    const error = await lab.during('begin; select * from users', () =>
      rejection(migrations.migrate(), MigrationFailedError),
    );
    expect(error.failed).toMatchObject({
      sqlState: '55P03',
      statement: 'alter table "users" add column "email" text',
    });
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'adding running 1']);
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'adding applied 2']);
  });
});

describe('a ledger that an earlier release made', () => {
  const OLD = `create table siskin_migrations (
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
  );
  insert into siskin_migrations (revision, name, batch, state, applied_by) values ('users', '1_users', 1, 'applied', 'ada@host')`;
  const steps = outside({
    revision: 'steps',
    up(op) {
      op.sql('create table first ()');
    },
    down(op) {
      op.sql('drop table first');
      op.sql('select nope');
    },
  });

  it('is read as it is, and brought up to date under the lock', async () => {
    await lab.query(OLD);
    const migrations = await lab.with({ '1_users': users, '2_steps': steps });
    expect(await migrations.status()).toMatchObject({ applied: 1, pending: 1 });

    await migrations.migrate();
    await rejection(migrations.rollback(), MigrationFailedError);
    expect(await ledgerOf(lab)).toEqual(['users applied 0', 'steps reverting 1']);

    const layout = `select conname, pg_get_constraintdef(oid) as said from pg_constraint where conrelid = 'siskin_migrations'::regclass and contype = 'c'`;
    await using fresh = await Lab.open();
    await (await fresh.with({ '1_users': users })).migrate();
    expect(await lab.query(layout)).toEqual(await fresh.query(layout));
  });
});
