import { IrreversibleMigrationError, MigrationFailedError, type MigrationEvent } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { history, posts, tags, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** Does a part of its work, then fails. */
const broken: MigrationSource = {
  revision: 'broken',
  parents: ['users'],
  up(op) {
    op.createTable('half', (t) => void t.integer('id'));
    op.sql("insert into users (id, name) values (1, 'Ada')");
    op.sql('select 1,\n       zzz\n  from users');
  },
};
const last: MigrationSource = {
  revision: 'last',
  parents: ['broken'],
  change(op) {
    op.createTable('last', (t) => void t.integer('id'));
  },
};
const withBroken = { '1_users': users, '2_broken': broken, '3_last': last };

describe('a migration that fails', () => {
  it('is told as the last that happens', async () => {
    const migrations = await lab.with(withBroken);
    const events: MigrationEvent[] = [];
    await rejection(migrations.migrate({ onProgress: (event) => events.push(event) }), MigrationFailedError);

    const heading = { revision: 'broken', name: '2_broken', direction: 'up' };
    expect(events.slice(-2)).toEqual([
      { type: 'started', ...heading },
      { type: 'failed', ...heading },
    ]);
  });

  it('leaves nothing of itself, and those before it', async () => {
    const folder = await lab.folder(withBroken);
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.migrate(), MigrationFailedError);

    const file = `${folder}/2_broken.ts`;
    expect(error.migration).toEqual({ revision: 'broken', name: '2_broken', direction: 'up', file });
    expect(error.failed).toEqual({
      statement: 'select 1,\n       zzz\n  from users',
      position: 18,
      sqlState: '42703',
      detail: undefined,
      hint: undefined,
    });
    expect(error.cause).toMatchObject({ code: '42703' });
    expect(error.message).toBe(
      [
        'The migration 2_broken (broken) failed while applying and was rolled back.',
        `In ${file}`,
        'PostgreSQL says: column "zzz" does not exist (SQLSTATE 42703)',
        '  select 1,',
        '         zzz',
        '         ^',
        '    from users',
        'Mend the migration, then run `nest-cmd db:migrate` again.',
      ].join('\n'),
    );

    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await lab.tables()).toEqual(['users']);
    expect(await lab.query('select * from users')).toEqual([]);
  });

  it('is applied by the next run once it is mended', async () => {
    await rejection((await lab.with(withBroken)).migrate(), MigrationFailedError);
    const mended: MigrationSource = {
      ...broken,
      up(op) {
        op.createTable('half', (t) => void t.integer('id'));
      },
    };
    await (await lab.with({ ...withBroken, '2_broken': mended })).migrate();
    expect(await lab.applied()).toEqual(['users in 1', 'broken in 2', 'last in 2']);
  });

  it('tells the detail and the hint of PostgreSQL', async () => {
    const migrations = await lab.with({
      '1_raise': {
        up(op) {
          op.sql(
            `do $$ begin raise 'no' using detail = 'the detail', hint = 'the hint', errcode = 'P0042'; end $$`,
          );
        },
      },
    });
    const { problem, failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({
      sqlState: 'P0042',
      detail: 'the detail',
      hint: 'the hint',
      position: undefined,
    });
    expect(problem.split('\n').slice(-2)).toEqual(['Detail: the detail', 'Hint: the hint']);
  });

  it('fails at its commit where a deferred constraint does', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_late': {
        revision: 'late',
        up(op) {
          op.sql('create table late (author int references users deferrable initially deferred)');
          op.sql('insert into late values (42)');
        },
      },
    });
    const { failed, problem } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toEqual({
      sqlState: '23503',
      detail: 'Key (author)=(42) is not present in table "users".',
    });
    expect(problem).toMatch(
      /The migration 2_late \(late\) failed while applying and was rolled back\.\nIn .*late\.ts\nPostgreSQL says: insert or update on table "late" violates foreign key constraint "late_author_fkey" \(SQLSTATE 23503\)\nDetail: Key/,
    );
    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await lab.tables()).toEqual(['users']);
  });

  it('reports what its own code throws', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_thrower': {
        revision: 'thrower',
        async up(op) {
          const rows = await op.rows('select count(*)::int as count from users');
          throw new Error(`There are ${JSON.stringify(rows)}`);
        },
      },
    });
    const { problem, failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toBeUndefined();
    expect(problem.split('\n').at(-1)).toBe('There are [{"count":0}]');
    expect(await lab.applied()).toEqual(['users in 1']);
  });

  it.each([
    { how: 'static', own: 100, option: 60_000 },
    { how: 'option', own: undefined, option: 100 },
  ])('gives up a lock that the application does not let go, by its $how', async ({ own, option }) => {
    const migrations = await lab.with(
      {
        '1_users': users,
        '2_add': {
          revision: 'add',
          ...(own === undefined ? {} : { lockTimeout: own }),
          change(op) {
            op.addColumn('users', (t) => t.text('email'));
          },
        },
      },
      { lockTimeout: option, lockRetries: 0 },
    );
    await migrations.migrate({ target: 'users' });
    const failed = await lab.during('begin; select * from users', () =>
      rejection(migrations.migrate(), MigrationFailedError),
    );
    expect(failed.failed).toMatchObject({
      sqlState: '55P03',
      statement: 'alter table "users" add column "email" text',
    });
    expect(await lab.applied()).toEqual(['users in 1']);
  });
});

describe('a migration that can not be reverted', () => {
  const dropping: MigrationSource = {
    revision: 'dropping',
    parents: ['users'],
    change(op) {
      op.dropColumn('users', 'name');
    },
  };
  const oneWay: MigrationSource = {
    revision: 'oneWay',
    parents: ['users'],
    up(op) {
      op.sql('create table one_way ()');
    },
  };
  const reading: MigrationSource = {
    revision: 'reading',
    parents: ['users'],
    async change(op) {
      await op.rows('select 1');
      op.createTable('reading', (t) => void t.integer('id'));
    },
  };

  it.each([
    {
      source: dropping,
      problem:
        /^The revision dropping can't be reverted: dropping the column users.name does not say what it was\.$/,
    },
    {
      source: oneWay,
      problem: /^The revision oneWay can't be reverted: it has up\(op\) and no down\(op\)\.$/,
    },
  ])('stays applied: $source.revision', async ({ source, problem }) => {
    const migrations = await lab.with({ '1_users': users, '2_source': source });
    await migrations.migrate();
    expect(
      await lab.query('select revert_script from siskin_migrations where batch = 1 order by applied_at'),
    ).toEqual([{ revert_script: 'drop table "users";' }, { revert_script: null }]);
    const before = await lab.tables();

    const error = await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(error).toMatchObject({ revision: source.revision, problem: expect.stringMatching(problem) });
    expect(await lab.applied()).toEqual(['users in 1', `${String(source.revision)} in 1`]);
    expect(await lab.tables()).toEqual(before);
  });

  it('leaves those above it reverted', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_one_way': oneWay,
      '3_above': { ...last, parents: ['oneWay'] },
    });
    await migrations.migrate();
    await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(await lab.applied()).toEqual(['users in 1', 'oneWay in 1']);
    expect(await lab.tables()).toEqual(['one_way', 'users']);
  });

  it('reads in change(op): applied with a script, reverted with a clear refusal', async () => {
    const migrations = await lab.with({ '1_users': users, '2_reading': reading });
    await migrations.migrate();
    await expect(migrations.rollback()).rejects.toMatchObject({
      name: 'DatabaseReadError',
      problem: expect.stringContaining('select 1'),
    });
    expect(await lab.applied()).toEqual(['users in 1', 'reading in 1']);
  });

  it('names the script of the ledger where that fails', async () => {
    await (await lab.with(history)).migrate();
    await lab.query(
      `update siskin_migrations set revert_script = 'drop table nope;' where revision = 'tags'`,
    );
    const migrations = await lab.with({ '1_users': users, '2_posts': posts });

    const error = await rejection(migrations.rollback({ step: 1 }), MigrationFailedError);
    expect(error.migration).toEqual({ revision: 'tags', name: '3_tags', direction: 'down' });
    expect(error.message).toBe(
      [
        'The migration 3_tags (tags) failed while reverting and was rolled back.',
        'PostgreSQL says: table "nope" does not exist (SQLSTATE 42P01)',
        '  drop table nope;',
        'Mend the revert_script in the ledger, then run `nest-cmd db:rollback` again.',
      ].join('\n'),
    );
    expect(await lab.applied()).toHaveLength(3);
  });

  it('fails in down(op) and leaves nothing half reverted', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_posts': posts,
      '3_tags': {
        ...tags,
        down(op) {
          op.dropTable('tags');
          op.dropTable('tags');
        },
      },
    });
    await migrations.migrate();
    const error = await rejection(migrations.rollback(), MigrationFailedError);
    expect(error.migration).toMatchObject({ revision: 'tags', direction: 'down' });
    expect(error.remedy).toBe('Mend the migration, then run `nest-cmd db:rollback` again.');
    expect(await lab.applied()).toHaveLength(3);
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
  });
});
