import {
  ChangedMigrationError,
  InterruptedMigrationError,
  MigrationFailedError,
  RepairPlanChangedError,
  UnknownAppliedRevisionError,
  UnknownRevisionError,
  type RepairPlan,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { history, posts, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const changedUsers: MigrationSource = {
  revision: 'users',
  parents: [],
  up(op) {
    op.sql('create table users (id integer primary key, name varchar(80))');
  },
  down(op) {
    op.sql('drop table users');
  },
};
/** Fails at its second statement; so does its way back. */
const half: MigrationSource = {
  revision: 'half',
  transaction: false,
  up(op) {
    op.sql('create table half ()');
    op.sql('select nope');
  },
};
const halfBack: MigrationSource = {
  revision: 'half',
  transaction: false,
  up(op) {
    op.sql('create table half ()');
  },
  down(op) {
    op.sql('drop table half');
    op.sql('select nope');
  },
};

const row = async (revision: string) =>
  (
    await lab.query(`select state, checksum, script, revert_script, statements_done, in_doubt from siskin_migrations
    where revision = '${revision}'`)
  )[0];
const actions = ({ steps }: RepairPlan) => steps.map(({ action, revision }) => `${action} ${revision}`);

describe('planRepair', () => {
  it('has nothing to do where all is well, or there is no ledger, and changes nothing', async () => {
    const migrations = await lab.with(history);
    expect(await migrations.planRepair()).toEqual({ revisions: null, steps: [] });
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
    await migrations.migrate();
    expect(await migrations.planRepair()).toEqual({ revisions: null, steps: [] });
    expect(await migrations.repair()).toEqual({ revisions: null, steps: [] });
  });

  it('says all that is wrong, or what is selected of it', async () => {
    await (await lab.with(history)).migrate();
    const migrations = await lab.with({ '1_users': changedUsers, '2_posts': posts });
    const plan = await migrations.planRepair();
    expect(plan).toEqual({
      revisions: null,
      steps: [
        { action: 'delete', revision: 'tags', name: '3_tags' },
        {
          action: 'accept',
          revision: 'users',
          name: '1_users',
          file: expect.stringMatching(/1_users\.ts$/),
          difference: [
            '-create table "users" ("id" integer, "name" text not null, constraint "users_pkey" primary key ("id"));',
            '+create table users (id integer primary key, name varchar(80));',
          ],
          checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(actions(await migrations.planRepair({ revisions: ['user'] }))).toEqual(['accept users']);
    expect(actions(await migrations.planRepair({ revisions: ['tags', 'posts'] }))).toEqual(['delete tags']);
    expect(actions(await migrations.planRepair({ revisions: ['posts'] }))).toEqual([]);
    await rejection(migrations.planRepair({ revisions: ['nobody'] }), UnknownRevisionError);
    await rejection(migrations.repair({ revisions: ['nobody'] }), UnknownRevisionError);
    expect(await migrations.status()).toMatchObject({ changed: 1, missing: 1, applied: 1 });
  });
});

describe('repair', () => {
  it('accepts what a changed migration says now, and how it is undone', async () => {
    await (await lab.with({ '1_users': users })).migrate();
    const migrations = await lab.with({ '1_users': changedUsers, '2_posts': posts });
    await rejection(migrations.migrate(), ChangedMigrationError);
    expect(actions(await migrations.repair())).toEqual(['accept users']);

    const script = 'create table users (id integer primary key, name varchar(80))';
    expect(await row('users')).toMatchObject({
      state: 'applied',
      script,
      revert_script: 'drop table users;',
    });
    expect(await migrations.migrate()).toMatchObject({ changed: [], steps: [{ revision: 'posts' }] });
    expect((await migrations.status()).changed).toBe(0);
  });

  it('accepts the inverse of a change, which comes from its operations', async () => {
    await (await lab.with({ '1_users': changedUsers })).migrate();
    const migrations = await lab.with({ '1_users': users });
    await migrations.repair();
    expect(await row('users')).toMatchObject({ revert_script: 'drop table "users";' });
  });

  it('does not compare again what is another one each time', async () => {
    await (await lab.with({ '1_users': users })).migrate();
    const migrations = await lab.with({
      '1_users': {
        revision: 'users',
        up(op) {
          op.sql(`select '${Math.random()}'`);
        },
        down() {},
      },
    });
    const plan = await migrations.planRepair();
    expect(plan.steps).toMatchObject([{ action: 'accept', checksum: null }]);
    await migrations.repair(plan);
    expect(await row('users')).toMatchObject({ checksum: null, script: null, revert_script: '' });
    expect(await migrations.migrate()).toMatchObject({ changed: [], steps: [] });
  });

  it('forgets what is applied by half, with where its backfills were', async () => {
    await rejection((await lab.with({ '1_half': half })).migrate(), MigrationFailedError);
    await lab.query(`create table siskin_migrations_backfills (revision text, statement int);
      insert into siskin_migrations_backfills values ('half', 2), ('other', 1)`);
    const migrations = await lab.with({ '1_half': half });
    expect(await migrations.repair()).toEqual({
      revisions: null,
      steps: [{ action: 'forget', revision: 'half', name: '1_half', statementsDone: 1 }],
    });
    expect(await lab.query('select revision from siskin_migrations')).toEqual([]);
    expect(await lab.query('select revision from siskin_migrations_backfills')).toEqual([
      { revision: 'other' },
    ]);
    expect(await lab.tables()).toContain('half');
    expect((await migrations.status()).pending).toBe(1);
  });

  it('takes what is reverted by half as applied', async () => {
    const migrations = await lab.with({ '1_half': halfBack });
    await migrations.migrate();
    await rejection(migrations.rollback(), MigrationFailedError);
    await rejection(migrations.migrate(), InterruptedMigrationError);
    expect(await migrations.repair()).toEqual({
      revisions: null,
      steps: [{ action: 'restore', revision: 'half', name: '1_half', statementsDone: 1 }],
    });
    expect(await row('half')).toMatchObject({
      state: 'applied',
      checksum: null,
      script: null,
      statements_done: 0,
      in_doubt: null,
    });
    expect(await lab.tables()).toEqual([]);
    expect((await migrations.migrate()).steps).toEqual([]);
  });

  describe('marks one without a file as deleted', () => {
    const without = { '1_users': users, '2_posts': posts };

    beforeEach(async () => {
      await (await lab.with(history)).migrate();
    });

    it('so that it is in nobody’s way, and is shown', async () => {
      const migrations = await lab.with({
        ...without,
        '4_more': {
          parents: ['posts'],
          change(op) {
            op.createTable('more', (t) => void t.integer('id'));
          },
        },
      });
      await rejection(migrations.migrate(), UnknownAppliedRevisionError);
      expect(actions(await migrations.repair())).toEqual(['delete tags']);

      const status = await migrations.status();
      expect(status).toMatchObject({ applied: 2, pending: 1, missing: 0, deleted: 1 });
      expect(status.revisions.at(-1)).toMatchObject({
        revision: 'tags',
        state: 'deleted',
        file: null,
        batch: 1,
      });
      expect(await migrations.show('tags')).toMatchObject([{ revision: 'tags', file: null }]);
      expect((await migrations.migrate()).steps.map(({ revision }) => revision)).toEqual(['4_more']);
      expect(await lab.applied()).toContain('4_more in 2');
      expect((await migrations.rollback()).steps.map(({ revision }) => revision)).toEqual(['4_more']);
      expect((await migrations.rollback()).steps.map(({ revision }) => revision)).toEqual(['posts', 'users']);
      expect(await lab.applied()).toEqual(['tags in 1']);
      expect(await lab.tables()).toEqual(['tags']);
      expect((await migrations.rollback()).steps).toEqual([]);
      expect(await migrations.planRepair()).toEqual({ revisions: null, steps: [] });
    });

    it('until its file is back', async () => {
      await (await lab.with(without)).repair();
      const migrations = await lab.with(history);
      expect(await migrations.status()).toMatchObject({ applied: 3, deleted: 0, missing: 0 });
      expect((await migrations.migrate()).steps).toEqual([]);
      const changed = await lab.with({
        ...history,
        '3_tags': { ...changedUsers, revision: 'tags', parents: ['posts'] },
      });
      await rejection(changed.migrate(), ChangedMigrationError);
      expect((await migrations.rollback()).steps).toHaveLength(3);
      expect(await lab.tables()).toEqual([]);
    });

    it('in a batch that is never made again', async () => {
      const migrations = await lab.with({});
      await migrations.repair();
      const more = await lab.with({ '1_more': { up() {}, down() {} } });
      await more.migrate();
      expect(await lab.applied()).toContain('1_more in 2');
      await more.stamp('base', { purge: true });
      expect(await lab.applied()).toEqual([]);
    });
  });

  it('does nothing where there is something else to do than was agreed to', async () => {
    await (await lab.with(history)).migrate();
    const plan = await (await lab.with({ '1_users': users, '2_posts': posts })).planRepair();
    const other = await lab.with({ '1_users': users });
    const error = await rejection(other.repair(plan), RepairPlanChangedError);
    expect({ code: error.code, revisions: error.revisions }).toEqual({
      code: 'SISKIN_REPAIR_PLAN_CHANGED',
      revisions: ['posts', 'tags'],
    });
    expect(await lab.query(`select distinct state from siskin_migrations`)).toEqual([{ state: 'applied' }]);

    // What was not selected may be what it is.
    const selected = await other.planRepair({ revisions: ['tags'] });
    expect(actions(await other.repair(selected))).toEqual(['delete tags']);
  });
});
