import {
  InterruptedMigrationChangedError,
  InterruptedMigrationError,
  IrreversibleMigrationError,
  MigrationFailedError,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { users } from '../history.fixture.js';
import { indexesOf, ledgerOf, outside } from './outside.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** Its way back fails at the second of three statements as long as there is no table `gate`. */
const steps = outside({
  revision: 'steps',
  parents: ['users'],
  up(op) {
    op.sql('create table first ()');
    op.sql('create table second ()');
  },
  down(op) {
    op.sql('drop table second');
    op.sql('select * from gate');
    op.sql('drop table first');
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
const openGate = () => lab.query('create table gate ()');

/** A rollback of `above` and `steps` that stopped in the middle of `steps`. */
async function interrupted() {
  const migrations = await lab.with(files);
  await migrations.migrate({ target: 'users' });
  await migrations.migrate();
  const error = await rejection(migrations.rollback(), MigrationFailedError);
  return { migrations, error };
}

describe('a way back outside a transaction', () => {
  it('keeps what is done where it fails, and says so', async () => {
    const { migrations, error } = await interrupted();
    expect(error.message.split('\n').filter((line) => !line.startsWith('In '))).toEqual([
      'The migration 2_steps (steps) failed while reverting, at its statement 2. It runs outside a transaction: its first statement stays done.',
      'PostgreSQL says: relation "gate" does not exist (SQLSTATE 42P01)',
      '  select * from gate',
      '                ^',
      'Mend the cause, then run `nest-cmd db:rollback` again: it goes on with statement 2. That one and those after it may be changed, those before it not.',
    ]);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps reverting 1']);
    expect(await lab.tables()).toEqual(['first', 'users']);
    expect(await migrations.status()).toMatchObject({ applied: 1, reverting: 1, pending: 1 });
  });

  it('is gone on with by the next rollback', async () => {
    const { migrations } = await interrupted();
    await openGate();
    expect((await migrations.rollback()).steps).toMatchObject([
      { revision: 'steps', direction: 'down', statements: 2 },
    ]);
    expect(await ledgerOf(lab)).toEqual(['users applied 1']);
    expect(await lab.tables()).toEqual(['gate', 'users']);
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps applied 2', 'above applied 1']);
  });

  it('lets nothing else happen before', async () => {
    const { migrations } = await interrupted();
    await openGate();
    const problem =
      'The revision steps is reverted by half: 1 statement of its way back took effect, outside a transaction.';
    for (const forbidden of [migrations.migrate(), migrations.rollback({ batch: 1 })]) {
      const error = await rejection(forbidden, InterruptedMigrationError);
      expect(error).toMatchObject({ revision: 'steps', state: 'reverting', statementsDone: 1, problem });
      expect(error.remedy).toBe(
        [
          'Finish it: `nest-cmd db:rollback` goes on where it stopped.',
          'Or bring back by hand what was reverted, and say so: `nest-cmd db:stamp steps`',
        ].join('\n'),
      );
    }
    expect((await migrations.rollback({ target: 'base' })).steps).toMatchObject([
      { revision: 'steps' },
      { revision: 'users' },
    ]);
  });

  it('is stopped where what was done is changed', async () => {
    await interrupted();
    const other = outside({
      ...steps,
      down(op) {
        op.sql('drop table first');
      },
    });
    const migrations = await lab.with({ ...files, '2_steps': other });
    const error = await rejection(migrations.rollback(), InterruptedMigrationChangedError);
    expect(error.remedy).toBe(
      [
        'Bring its first statement back as it was, and run `nest-cmd db:rollback` again; what follows may be changed.',
        'Or finish reverting it by hand, and stamp the revision before it.',
        'Or bring it back by hand, and say so: `nest-cmd db:stamp steps`',
      ].join('\n'),
    );
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps reverting 1']);
  });

  it('leaves the revision applied where its first statement fails', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_steps': outside({
        ...steps,
        down(op) {
          op.sql('drop table third');
        },
      }),
    });
    await migrations.migrate();
    const before = await lab.query('select * from siskin_migrations order by revision');
    await rejection(migrations.rollback(), MigrationFailedError);
    expect(await lab.query('select * from siskin_migrations order by revision')).toEqual(before);
  });

  it('leaves the revision applied where there is no way back', async () => {
    const oneWay = outside({
      revision: 'steps',
      up(op) {
        op.sql('create table first ()');
      },
    });
    const migrations = await lab.with({ '1_users': users, '2_steps': oneWay });
    await migrations.migrate();
    await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(await ledgerOf(lab)).toEqual(['users applied 1', 'steps applied 1']);
  });

  it('works without the file, statement by statement, and from the file to the ledger midway', async () => {
    await interrupted();
    await openGate();
    const migrations = await lab.with({ '1_users': users });
    expect(await lab.query(`select revert_script from siskin_migrations where revision = 'steps'`)).toEqual([
      {
        revert_script:
          '-- transaction: false\ndrop table second;\n-- statement\nselect * from gate;\n-- statement\ndrop table first;',
      },
    ]);
    expect((await migrations.rollback({ step: 1 })).steps).toMatchObject([
      { revision: 'steps', statements: 2 },
    ]);
    expect(await ledgerOf(lab)).toEqual(['users applied 1']);
    expect(await lab.tables()).toEqual(['gate', 'users']);
  });

  it('may hold what can not be in a transaction, also without the file', async () => {
    const indexing = outside({
      revision: 'indexing',
      parents: ['users'],
      up(op) {
        op.sql('create index concurrently users_name on users (name)');
      },
      down(op) {
        op.sql('drop index concurrently users_name');
        op.sql('create table reverted ()');
      },
    });
    await (await lab.with({ '1_users': users, '2_indexing': indexing })).migrate();
    expect(await indexesOf(lab, 'users')).toEqual(['users_name valid']);
    await (await lab.with({ '1_users': users })).rollback({ step: 1 });
    expect(await indexesOf(lab, 'users')).toEqual([]);
    expect(await lab.tables()).toEqual(['reverted', 'users']);
  });
});

describe('a revision that is applied by half', () => {
  const broken = outside({
    revision: 'broken',
    parents: ['users'],
    up(op) {
      op.sql('create table first ()');
      op.sql('select nope');
    },
    down() {},
  });
  const other: MigrationSource = { revision: 'other', parents: [], change() {} };

  async function halfApplied() {
    const migrations = await lab.with({ '1_users': users, '2_broken': broken, '9_other': other });
    await migrations.migrate({ target: 'other' });
    await rejection(migrations.migrate({ target: 'broken' }), MigrationFailedError);
    return migrations;
  }

  it.each([{}, { step: 1 }, { target: 'base' }, { batch: 1 }])(
    'can not be rolled back, nor can anything else: %j',
    async (selection) => {
      const migrations = await halfApplied();
      const error = await rejection(migrations.rollback(selection), InterruptedMigrationError);
      expect(error).toMatchObject({ revision: 'broken', state: 'running', statementsDone: 1 });
      expect(error.message).toBe(
        [
          "The revision broken is applied by half: 1 statement of it took effect, outside a transaction. It can't be rolled back like that, and nothing else before it.",
          'Finish it: `nest-cmd db:migrate` goes on where it stopped. What it has not done yet may be changed in its file, or removed.',
          'Or finish it by hand, and say so: `nest-cmd db:stamp broken`',
          'Or undo it by hand, and stamp the revision before it.',
        ].join('\n'),
      );
      expect(await ledgerOf(lab)).toEqual(['other applied 0', 'users applied 1', 'broken running 1']);
    },
  );

  it('is applied once it is stamped', async () => {
    const migrations = await halfApplied();
    expect(await migrations.stamp('broken')).toMatchObject({
      removed: ['broken'],
      added: [{ revision: 'broken' }],
    });
    expect(await ledgerOf(lab)).toEqual(['other applied 0', 'users applied 1', 'broken applied 0']);
    expect((await migrations.rollback()).steps).toMatchObject([{ revision: 'broken' }]);
  });

  it('is pending again once the revision before it is stamped', async () => {
    const migrations = await halfApplied();
    await lab.query('drop table first');
    expect(await migrations.stamp('users')).toMatchObject({ removed: ['broken'], added: [] });
    expect(await ledgerOf(lab)).toEqual(['other applied 0', 'users applied 1']);
    expect(await migrations.status()).toMatchObject({ running: 0, pending: 1 });
  });

  it('stays as it is where another line is stamped', async () => {
    const migrations = await halfApplied();
    await migrations.stamp('other');
    expect(await ledgerOf(lab)).toEqual(['other applied 0', 'users applied 1', 'broken running 1']);
  });

  it('is forgotten where the ledger is purged', async () => {
    const migrations = await halfApplied();
    await migrations.stamp('users', { purge: true });
    expect(await ledgerOf(lab)).toEqual(['users applied 0']);
  });
});
