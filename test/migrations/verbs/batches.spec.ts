import {
  ChangedMigrationError,
  InterruptedMigrationError,
  IrreversibleMigrationError,
  SeveralHeadsError,
  TransactionAllRefusedError,
  type MigrationEvent,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../../fixtures/migration-files.js';
import { history, posts, tags, users } from '../history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const revisions = (steps: { revision: string }[]) => steps.map(({ revision }) => revision);

/** Fails at its second statement as long as there is no table `wanted`. */
const halting: MigrationSource = {
  revision: 'halting',
  transaction: false,
  up(op) {
    op.sql('create table first_half ()');
    op.sql('create table second_half as table wanted');
  },
  down(op) {
    op.sql('drop table if exists first_half, second_half');
  },
};

/** The line of the fixture, and one of its own beside it. */
const twoLines: MigrationSources = {
  ...history,
  '4_other': {
    revision: 'other',
    parents: [],
    change(op) {
      op.createTable('others', (t) => t.id());
    },
  },
};

const view: MigrationSource = {
  repeatable: true,
  change(op) {
    op.createView('names', 'select name from users');
  },
};

describe('migrate step by step', () => {
  it.each(['each', 'all'] as const)('makes each a batch of its own, in the mode %s', async (transaction) => {
    const migrations = await lab.with(history);
    await migrations.migrate({ target: 'users' });
    await migrations.migrate({ step: true, transaction });
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2', 'tags in 3']);
    expect(revisions((await migrations.rollback()).steps)).toEqual(['tags']);
    expect(revisions((await migrations.rollback()).steps)).toEqual(['posts']);
  });

  it('keeps the batch of what it goes on with', async () => {
    const after: MigrationSource = {
      revision: 'after',
      change(op) {
        op.createTable('later', (t) => t.id());
      },
    };
    const migrations = await lab.with({ '1_halting': halting, '2_after': after });
    await migrations.migrate({ step: true }).catch(() => undefined);
    await lab.query('create table wanted ()');
    await migrations.migrate({ step: true });
    expect(await lab.applied()).toEqual(['halting in 1', 'after in 2']);
  });
});

describe('reset', () => {
  it('reverts everything, newest first, on all lines', async () => {
    const migrations = await lab.with(twoLines);
    await migrations.migrate({ target: 'users' });
    await migrations.migrate({ target: 'heads' });
    expect(revisions((await migrations.reset()).steps)).toEqual(['other', 'tags', 'posts', 'users']);
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
    expect(await migrations.reset()).toEqual({ steps: [] });
  });

  it('reverts what has no file by the script of the ledger, and undoes repeatables first', async () => {
    await (await lab.with({ ...history, names: view })).migrate();
    const migrations = await lab.with({ '1_users': users, '2_posts': posts, names: view });
    const { steps } = await migrations.reset({ transaction: 'all' });
    expect(revisions(steps)).toEqual(['names', 'tags', 'posts', 'users']);
    expect(await lab.query('select * from siskin_migrations')).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('does nothing without a ledger', async () => {
    expect(await (await lab.with(history)).reset()).toEqual({ steps: [] });
  });

  it('stops where something can not be undone, and at what is applied by half', async () => {
    const sources = { '1_users': users, '2_stuck.sql': '-- revision: stuck\n-- up\nselect 1;\n' };
    const migrations = await lab.with(sources);
    await migrations.migrate();
    await rejection(migrations.reset(), IrreversibleMigrationError);
    expect(await lab.applied()).toEqual(['users in 1', 'stuck in 1']);
    await lab.query('delete from siskin_migrations; drop table users');
    const half = await lab.with({ '1_halting': halting });
    await half.migrate().catch(() => undefined);
    await rejection(half.reset(), InterruptedMigrationError);
  });
});

describe('refresh', () => {
  it('reverts all and applies it again, as one batch', async () => {
    const migrations = await lab.with({ ...history, names: view });
    await migrations.migrate({ step: true });
    await lab.query(`insert into users (id, name) values (7, 'ada')`);
    const run = await migrations.refresh();
    expect(revisions(run.reverted)).toEqual(['names', 'tags', 'posts', 'users']);
    expect(revisions(run.steps)).toEqual(['users', 'posts', 'tags', 'names']);
    expect(run).toMatchObject({ outOfOrder: [], changed: [] });
    expect((await lab.applied()).toSorted()).toEqual(
      ['users in 1', 'posts in 1', 'tags in 1', 'names in 1'].toSorted(),
    );
    expect(await lab.query('select * from users where id = 7')).toEqual([]);
  });

  it('takes the last so many alone, and applies what was pending before', async () => {
    await (await lab.with({ '1_users': users, '2_posts': posts })).migrate({ step: true });
    const migrations = await lab.with(history);
    const run = await migrations.refresh({ step: 1 });
    expect([revisions(run.reverted), revisions(run.steps)]).toEqual([['posts'], ['posts', 'tags']]);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2', 'tags in 2']);
  });

  it('goes to a target, and wants one where there are several heads before it reverts anything', async () => {
    const migrations = await lab.with(twoLines);
    await migrations.migrate({ target: 'heads' });
    await rejection(migrations.refresh(), SeveralHeadsError);
    expect(await lab.applied()).toHaveLength(4);
    const run = await migrations.refresh({ target: 'posts' });
    expect([revisions(run.reverted), revisions(run.steps)]).toEqual([
      ['other', 'tags', 'posts', 'users'],
      ['users', 'posts'],
    ]);
  });

  it('reverts nothing that it could not apply again', async () => {
    await (await lab.with(history)).migrate({ step: true });
    const other: MigrationSource = {
      ...users,
      change(op) {
        op.createTable('people', (t) => t.id());
      },
    };
    const changed = await lab.with({ ...history, '1_users': other });
    await rejection(changed.refresh({ step: 1 }), ChangedMigrationError);
    const outside = await lab.with({ ...history, '3_tags': { ...tags, transaction: false } });
    await rejection(outside.refresh({ transaction: 'all' }), TransactionAllRefusedError);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2', 'tags in 3']);
  });

  it('holds one lock from its start to its end', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    const waiting: MigrationEvent[] = [];
    let other: Promise<unknown> | undefined;
    await migrations.refresh({
      onProgress: (event) => {
        if (event.type === 'started' && other === undefined) {
          other = migrations.migrate({ onProgress: (seen) => void waiting.push(seen) });
        }
      },
    });
    expect(await other).toMatchObject({ steps: [] });
    expect(waiting.map(({ type }) => type)).toContain('waiting');
  });
});
