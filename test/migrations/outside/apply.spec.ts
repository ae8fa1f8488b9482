import { createHash } from 'node:crypto';

import {
  InterruptedMigrationChangedError,
  MigrationFailedError,
  type MigrationEvent,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { users } from '../history.fixture.js';
import { ledgerOf, outside } from './outside.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const sha256 = (...statements: string[]) => createHash('sha256').update(statements.join(';\n')).digest('hex');

/** Three statements, the second of which fails until there is a table `gate`. */
const steps = outside({
  revision: 'steps',
  parents: ['users'],
  up(op) {
    op.createTable('log', (t) => void t.integer('n'));
    op.sql('insert into log select 2 from gate');
    op.sql('insert into log values (3)');
  },
  down(op) {
    op.dropTable('log');
  },
});
const above: MigrationSource = {
  revision: 'above',
  parents: ['steps'],
  change(op) {
    op.createTable('above', (t) => void t.integer('id'));
  },
};
const files = { '1_users': users, '2_steps': steps, '3_above': above };
const openGate = () => lab.query('create table gate as select 1 as one');

/** A run of `steps` that stopped at its second statement. */
async function interrupted(sources: Parameters<Lab['with']>[0] = files) {
  const migrations = await lab.with(sources);
  const error = await rejection(migrations.migrate(), MigrationFailedError);
  return { migrations, error };
}

describe('a migration outside a transaction', () => {
  it('runs each statement in a transaction of its own, counted in it', async () => {
    const migrations = await lab.with({
      '1_seen': outside({
        revision: 'seen',
        change(op) {
          op.createTable('seen', (t) => {
            t.text('state');
            t.integer('done');
            t.bigint('transaction');
          });
          const look = `insert into seen select state, statements_done, pg_current_xact_id()::text::bigint from siskin_migrations`;
          op.sql(look, { reverse: false });
          op.sql(look, { reverse: false });
        },
      }),
    });
    const { steps: results } = await migrations.migrate();

    expect(results).toMatchObject([{ revision: 'seen', statements: 3 }]);
    expect(await lab.query('select state, done from seen order by done')).toEqual([
      { state: 'running', done: 2 },
      { state: 'running', done: 3 },
    ]);
    expect(await lab.query('select count(distinct transaction)::int as count from seen')).toEqual([
      { count: 2 },
    ]);
    const look =
      'insert into seen select state, statements_done, pg_current_xact_id()::text::bigint from siskin_migrations';
    expect(
      await lab.query(
        'select state, statements_done, checksum, revert_script, in_doubt from siskin_migrations',
      ),
    ).toEqual([
      {
        state: 'applied',
        statements_done: 3,
        checksum: sha256(
          'create table "seen" ("state" text, "done" integer, "transaction" bigint)',
          look,
          look,
        ),
        revert_script: '-- transaction: false\ndrop table "seen";',
        in_doubt: null,
      },
    ]);
  });

  it('keeps what is done where it fails, and says so', async () => {
    const folder = await lab.folder(files);
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.migrate(), MigrationFailedError);

    expect(error.migration).toEqual({
      revision: 'steps',
      name: '2_steps',
      direction: 'up',
      file: `${folder}/2_steps.ts`,
      statementsDone: 1,
    });
    expect(error.message).toBe(
      [
        'The migration 2_steps (steps) failed while applying, at its statement 2. It runs outside a transaction: its first statement stays done.',
        `In ${folder}/2_steps.ts`,
        'PostgreSQL says: relation "gate" does not exist (SQLSTATE 42P01)',
        '  insert into log select 2 from gate',
        '                                ^',
        'Mend the cause, then run `nest-cmd db:migrate` again: it goes on with statement 2. That one and those after it may be changed, those before it not.',
      ].join('\n'),
    );
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps running 1']);
    expect(await lab.tables()).toEqual(['log', 'users']);
    expect(await migrations.status()).toMatchObject({
      applied: 1,
      running: 1,
      pending: 1,
      revisions: [{}, { revision: 'steps', state: 'running', batch: 1, statementsDone: 1 }, {}],
    });
    expect(await migrations.current()).toMatchObject([{ revision: 'users' }]);
  });

  it('is gone on with where it stopped, in its batch, and before all above it', async () => {
    const { migrations } = await interrupted();
    await openGate();
    const events: MigrationEvent[] = [];
    const run = await migrations.migrate({ onProgress: (event) => events.push(event) });

    expect(run.steps).toMatchObject([
      { revision: 'steps', statements: 2 },
      { revision: 'above', statements: 1 },
    ]);
    expect(events.filter(({ type }) => type === 'started')).toEqual([
      { type: 'started', revision: 'steps', name: '2_steps', direction: 'up', statementsDone: 1 },
      { type: 'started', revision: 'above', name: '3_above', direction: 'up' },
    ]);
    expect(await lab.query('select n from log order by n')).toEqual([{ n: 2 }, { n: 3 }]);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps applied 3', 'above applied 1']);
    expect(await lab.applied()).toEqual(['users in 1', 'steps in 1', 'above in 2']);
    expect(await migrations.migrate()).toMatchObject({ steps: [] });
  });

  it('ends with the same row as an undisturbed run', async () => {
    const { migrations } = await interrupted();
    await openGate();
    await migrations.migrate();
    const row = `select checksum, statements_done, revert_script, in_doubt, state from siskin_migrations where revision = 'steps'`;
    const resumed = await lab.query(row);

    await using other = await Lab.open();
    await other.query('create table gate as select 1 as one');
    await (await other.with(files)).migrate();
    expect(await other.query(row)).toEqual(resumed);
  });

  it('may be failing again and again', async () => {
    const { migrations } = await interrupted();
    const again = await rejection(migrations.migrate(), MigrationFailedError);
    expect(again.migration).toMatchObject({ statementsDone: 1 });
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps running 1']);
  });

  it('goes up to a target below what is interrupted, and counts from what is applied', async () => {
    const { migrations } = await interrupted();
    expect(await migrations.migrate({ target: 'users' })).toMatchObject({ steps: [] });
    await openGate();
    expect((await migrations.migrate({ target: '+1' })).steps).toMatchObject([{ revision: 'steps' }]);
  });

  it('may be changed from the statement on that failed', async () => {
    await interrupted();
    const mended = outside({
      ...steps,
      up(op) {
        op.createTable('log', (t) => void t.integer('n'));
        op.sql('insert into log values (20)');
      },
    });
    await (await lab.with({ '1_users': users, '2_steps': mended })).migrate();
    expect(await lab.query('select n from log')).toEqual([{ n: 20 }]);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps applied 2']);
  });

  it('stays outside a transaction where its file has changed its mind', async () => {
    await interrupted();
    await openGate();
    await (await lab.with({ '1_users': users, '2_steps': { ...steps, transaction: true } })).migrate();
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps applied 3']);
  });

  it.each<[string, MigrationSource]>([
    [
      'changed',
      {
        up(op) {
          op.createTable('log', (t) => void t.bigint('n'));
          op.sql('insert into log values (2)');
        },
      },
    ],
    ['removed', { up() {} }],
  ])('is stopped where what was done is %s', async (_how, change) => {
    await interrupted();
    const folder = await lab.folder({ '1_users': users, '2_steps': { ...steps, ...change } });
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.migrate(), InterruptedMigrationChangedError);
    expect(error).toMatchObject({ code: 'SISKIN_INTERRUPTED_MIGRATION_CHANGED', statements: 1 });
    expect(error.message).toBe(
      [
        "The migration 2_steps (steps) was interrupted, and can't go on: its first statement, begun or done by then, is another one today.",
        `In ${folder}/2_steps.ts`,
        'It was changed since, or its statements depend on what it reads. Nothing was done.',
        'Bring its first statement back as it was, and run `nest-cmd db:migrate` again; what follows may be changed.',
        'Or finish applying it by hand, and say so: `nest-cmd db:stamp steps`',
        'Or undo it by hand, and stamp the revision before it.',
      ].join('\n'),
    );
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps running 1']);
    expect(await lab.query('select * from log')).toEqual([]);
  });

  it('keeps what is done where its own code throws', async () => {
    const throwing = outside({
      revision: 'throwing',
      async up(op) {
        op.sql('create table first ()');
        op.sql('create table second ()');
        await op.rows('select 1');
        throw new Error('no');
      },
    });
    const migrations = await lab.with({ '1_throwing': throwing });
    const { problem, remedy } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(problem.split('\n')[0]).toBe(
      'The migration 1_throwing (throwing) failed while applying, after 2 of its statements. It runs outside a transaction: its first 2 statements stay done.',
    );
    expect(remedy).toContain('goes on with statement 3');
    expect(await ledgerOf(lab)).toEqual(['throwing running 2']);
  });
});

describe('what a migration outside a transaction reads', () => {
  it('is read again when it goes on', async () => {
    const migrations = await lab.with({
      '1_reading': outside({
        revision: 'reading',
        async up(op) {
          op.sql('create table numbers (n int)');
          const isOpen = await op.inspect.hasTable('gate');
          for await (const { n } of op.stream<{ n: number }>('select 1 as n')) {
            op.sql(`insert into numbers values (${n})`);
          }
          if (!isOpen) {
            op.sql('select no_gate');
          }
        },
      }),
    });
    await rejection(migrations.migrate(), MigrationFailedError);
    await openGate();
    await migrations.migrate();
    expect(await lab.query('select n from numbers')).toEqual([{ n: 1 }]);
    expect(await ledgerOf(lab)).toEqual(['reading applied 2']);
  });

  it('may not decide over what was done: what comes out otherwise is stopped', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_each': outside({
        revision: 'each',
        parents: ['users'],
        async up(op) {
          const names = await op.rows<{ id: number }>(
            `select id from users where name <> 'done' order by id`,
          );
          for (const { id } of names) {
            op.sql(
              `update users set name = case id when 2 then (select 'done' from gate) else 'done' end where id = ${id}`,
            );
          }
        },
      }),
    });
    await migrations.migrate({ target: 'users' });
    await lab.query(`insert into users values (1, 'a'), (2, 'b'), (3, 'c')`);
    const many = await lab.query('select name from users order by id');
    expect(many).toHaveLength(3);
    await lab.query(
      'create view gate as select 1 as one where 1 / (select count(*)::int from users where id = 9) = 1',
    );
    await rejection(migrations.migrate(), MigrationFailedError);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'each running 1']);

    await rejection(migrations.migrate(), InterruptedMigrationChangedError);
    expect(await lab.query('select name from users order by id')).toEqual([
      { name: 'done' },
      { name: 'b' },
      { name: 'c' },
    ]);
  });

  it.each<[string, MigrationSource]>([
    [
      'op.rows',
      {
        async up(op) {
          await op.rows(`insert into users values (1, 'Ada') returning id`);
        },
      },
    ],
    [
      'op.db',
      {
        async up(op) {
          await op.db.insertInto('users').values({ id: 1, name: 'Ada' }).execute();
        },
      },
    ],
  ])('may not write: %s', async (_what, source) => {
    const writing = outside({ revision: 'writing', ...source });
    const migrations = await lab.with({ '1_users': users, '2_writing': writing });
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({ sqlState: '25006' });
    expect(await lab.query('select * from users')).toEqual([]);
  });
});

describe('what a migration outside a transaction sets', () => {
  it('is set again when it goes on', async () => {
    await lab.query('create schema shop');
    const migrations = await lab.with({
      '1_setting': outside({
        revision: 'setting',
        up(op) {
          op.sql('set search_path = shop');
          op.sql('create table first ()');
          op.sql('create table second as select * from public.gate');
        },
      }),
    });
    await rejection(migrations.migrate(), MigrationFailedError);
    await openGate();
    await migrations.migrate();
    expect(
      await lab.query(
        `select table_name from information_schema.tables where table_schema = 'shop' order by 1`,
      ),
    ).toEqual([{ table_name: 'first' }, { table_name: 'second' }]);
  });
});
