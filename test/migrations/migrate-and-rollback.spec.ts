import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';

import {
  BatchMissingError,
  DependentRevisionsError,
  UnknownAppliedRevisionError,
  RevisionFileMissingError,
  type MigrationEvent,
  type RollbackSelection,
} from '../../src/index.js';
import { COMPILER_VERSION } from '../../src/migrations/operations/compiler-version.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { history, posts, tags, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const revisions = ({ steps }: { steps: { revision: string }[] }) => steps.map(({ revision }) => revision);
const sha256 = (...statements: string[]) => createHash('sha256').update(statements.join(';\n')).digest('hex');
const recorded = (...statements: string[]) => ({
  checksum: sha256(...statements),
  script: statements.join(';\n'),
});

/** Two batches: users; then posts and tags. */
async function migrateInTwo() {
  const migrations = await lab.with(history);
  await migrations.migrate({ target: 'users' });
  await migrations.migrate();
  return migrations;
}

describe('migrate', () => {
  it('applies what is pending and records it with every column', async () => {
    const migrations = await lab.with(history);
    const begun = Date.now();

    const run = await migrations.migrate();

    expect(run).toEqual({
      databaseCreated: false,
      changed: [],
      outOfOrder: [],
      steps: [
        {
          revision: 'users',
          name: '1_users',
          direction: 'up',
          durationMs: expect.any(Number),
          statements: 1,
        },
        {
          revision: 'posts',
          name: '2_posts',
          direction: 'up',
          durationMs: expect.any(Number),
          statements: 2,
        },
        { revision: 'tags', name: '3_tags', direction: 'up', durationMs: expect.any(Number), statements: 2 },
      ],
    });
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);

    const rows = await lab.query('select * from siskin_migrations order by applied_at');
    const common = {
      batch: 1,
      state: 'applied',
      applied_at: expect.any(Date),
      duration_ms: expect.any(Number),
      applied_by: `${userInfo().username}@${hostname()}`,
      in_doubt: null,
      repeatable: false,
      compiler: COMPILER_VERSION,
    };
    expect(rows).toEqual([
      {
        ...common,
        revision: 'users',
        name: '1_users',
        statements_done: 1,
        ...recorded(
          'create table "users" ("id" integer, "name" text not null, constraint "users_pkey" primary key ("id"))',
        ),
        revert_script: 'drop table "users";',
      },
      {
        ...common,
        revision: 'posts',
        name: '2_posts',
        statements_done: 2,
        ...recorded(
          'create table "posts" ("id" integer, "author" integer, constraint "posts_pkey" primary key ("id"), ' +
            'constraint "posts_author_foreign" foreign key ("author") references "users" ("id"))',
          'create index "posts_author_index" on "posts" ("author")',
        ),
        revert_script: 'drop table "posts";',
      },
      {
        ...common,
        revision: 'tags',
        name: '3_tags',
        statements_done: 2,
        ...recorded(
          'create table "tags" ("label" text, constraint "tags_pkey" primary key ("label"))',
          `insert into "tags" ("label") values ('new'), ('old')`,
        ),
        revert_script: 'drop table "tags";',
      },
    ]);
    const appliedAt = rows.map((row) => Number(row['applied_at']));
    expect(appliedAt).toEqual(appliedAt.toSorted((a, b) => a - b));
    expect(appliedAt.every((time) => Math.abs(time - begun) < 60_000)).toBe(true);
    // The step goes on until its row is committed.
    run.steps.forEach(({ durationMs }, i) =>
      expect(rows[i]?.['duration_ms']).toBeLessThanOrEqual(durationMs),
    );
  });

  it('records how long each took', async () => {
    const slow: MigrationSource = {
      up(op) {
        op.sql('select pg_sleep(0.2)');
      },
    };
    const { steps } = await (await lab.with({ '1_slow': slow })).migrate();
    const [row] = await lab.query('select duration_ms as ms from siskin_migrations');
    expect(row?.['ms']).toBeGreaterThanOrEqual(200);
    expect(steps[0]?.durationMs).toBeGreaterThanOrEqual(Number(row?.['ms']));
  });

  it('tells each step as it begins and ends', async () => {
    const migrations = await lab.with({ '1_users': users, '2_posts': posts });
    const events: MigrationEvent[] = [];
    const { steps } = await migrations.migrate({ onProgress: (event) => events.push(event) });

    const headings = steps.map(({ revision, name, direction }) => ({ revision, name, direction }));
    expect(events).toEqual([
      { type: 'planned', steps: headings },
      ...steps.flatMap((step, i) => [
        { type: 'started', ...headings[i] },
        { type: 'finished', ...step },
      ]),
    ]);
  });

  it('does nothing where nothing is pending', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    const before = await lab.query('select * from siskin_migrations order by revision');

    expect(await migrations.migrate()).toEqual({
      steps: [],
      databaseCreated: false,
      outOfOrder: [],
      changed: [],
    });
    expect(await lab.query('select * from siskin_migrations order by revision')).toEqual(before);
  });

  it.each([
    { targets: ['posts'], applied: ['users', 'posts'] },
    { targets: ['+1'], applied: ['users'] },
    { targets: ['us'], applied: ['users'] },
    { targets: ['users', 'posts'], applied: ['users', 'posts'] },
    { targets: ['head'], applied: ['users', 'posts', 'tags'] },
  ])('stops at $targets', async ({ targets, applied }) => {
    const migrations = await lab.with(history);
    expect(revisions(await migrations.migrate({ target: targets }))).toEqual(applied);
    expect(await lab.tables()).toEqual(applied.toSorted());
  });

  it('counts from where the database is', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate({ target: '+1' });
    expect(revisions(await migrations.migrate({ target: '+1' }))).toEqual(['posts']);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2']);
  });

  it('applies a pending revision below an applied one', async () => {
    await (await lab.with({ '1_users': users, '3_tags': { ...tags, parents: ['users'] } })).migrate();
    const merged = { ...history, '3_tags': { ...tags, parents: ['posts'] } };
    const migrations = await lab.with(merged);

    expect(
      (await migrations.status()).revisions.map(({ revision, state }) => `${revision} ${state}`),
    ).toEqual(['users applied', 'posts pending', 'tags applied']);
    expect(revisions(await migrations.migrate())).toEqual(['posts']);
    expect(await lab.applied()).toEqual(['users in 1', 'tags in 1', 'posts in 2']);
  });

  it('reads in between what the statements before it wrote', async () => {
    const counting: MigrationSource = {
      async up(op) {
        op.createTable('numbers', (t) => void t.integer('n').primaryKey());
        op.bulkInsert('numbers', [{ n: 1 }, { n: 2 }]);
        const rows = await op.rows<{ n: number }>`select n from numbers where n > ${0} order by n`;
        op.bulkInsert(
          'numbers',
          rows.map(({ n }) => ({ n: n * 10 })),
        );
      },
      down(op) {
        op.dropTable('numbers');
      },
    };
    const { steps } = await (await lab.with({ '1_counting': counting })).migrate();

    expect(steps).toMatchObject([{ statements: 3 }]);
    expect(await lab.query('select n from numbers order by n')).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 10 },
      { n: 20 },
    ]);
    expect(await lab.query('select checksum, statements_done from siskin_migrations')).toEqual([
      {
        statements_done: 3,
        checksum: sha256(
          'create table "numbers" ("n" integer, constraint "numbers_pkey" primary key ("n"))',
          'insert into "numbers" ("n") values (1), (2)',
          'select n from numbers where n > 0 order by n',
        ),
      },
    ]);
  });

  it('refuses a database that is newer than the code', async () => {
    await (await lab.with(history)).migrate();
    const migrations = await lab.with({ '1_users': users });
    expect(await rejection(migrations.migrate(), UnknownAppliedRevisionError)).toMatchObject({
      revisions: ['posts', 'tags'],
    });
  });
});

describe('rollback', () => {
  it.each<{ selection: RollbackSelection; reverted: string[] }>([
    { selection: {}, reverted: ['tags', 'posts'] },
    { selection: { step: 1 }, reverted: ['tags'] },
    { selection: { step: 9 }, reverted: ['tags', 'posts', 'users'] },
    { selection: { batch: 2 }, reverted: ['tags', 'posts'] },
    { selection: { target: 'posts' }, reverted: ['tags'] },
    { selection: { target: '-2' }, reverted: ['tags', 'posts'] },
    { selection: { target: 'base' }, reverted: ['tags', 'posts', 'users'] },
    { selection: { target: 'tags' }, reverted: [] },
  ])('reverts by $selection', async ({ selection, reverted }) => {
    const migrations = await migrateInTwo();
    const run = await migrations.rollback(selection);

    expect(run.steps.map(({ revision, direction }) => `${revision} ${direction}`)).toEqual(
      reverted.map((revision) => `${revision} down`),
    );
    const left = ['users', 'posts', 'tags'].filter((revision) => !reverted.includes(revision));
    expect(await lab.tables()).toEqual(left.toSorted());
    expect(await lab.applied()).toEqual(left.map((name) => `${name} in ${name === 'users' ? 1 : 2}`));
  });

  it('reverts batch after batch, then nothing, and applies all again', async () => {
    const migrations = await migrateInTwo();
    expect(revisions(await migrations.rollback())).toEqual(['tags', 'posts']);
    expect(revisions(await migrations.rollback())).toEqual(['users']);
    expect(await migrations.rollback()).toEqual({ steps: [] });
    expect(await lab.tables()).toEqual([]);

    expect(revisions(await migrations.migrate())).toEqual(['users', 'posts', 'tags']);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
    expect(await lab.query('select label from tags order by label')).toEqual([
      { label: 'new' },
      { label: 'old' },
    ]);
  });

  it('takes the order of the history, whatever the order of applying', async () => {
    await (await lab.with({ '1_users': users, '3_tags': { ...tags, parents: ['users'] } })).migrate();
    const migrations = await lab.with(history);
    await migrations.migrate();
    expect(revisions(await migrations.rollback({ target: 'base' }))).toEqual(['tags', 'posts', 'users']);
  });

  it('leaves nothing half done where others are built on a revision', async () => {
    const migrations = await migrateInTwo();
    expect(await rejection(migrations.rollback({ batch: 1 }), DependentRevisionsError)).toMatchObject({
      revision: 'users',
      dependents: ['posts', 'tags'],
      remedy: 'Revert them with it: `nest-cmd db:rollback users-1`.',
    });
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
    expect(revisions(await migrations.rollback({ target: 'users-1' }))).toEqual(['tags', 'posts', 'users']);
  });

  it('knows the batches', async () => {
    const migrations = await migrateInTwo();
    expect(await rejection(migrations.rollback({ batch: 7 }), BatchMissingError)).toMatchObject({
      batch: 7,
      lastBatch: 2,
    });
    expect(await lab.applied()).toHaveLength(3);
  });

  it('uses the script of the ledger where the file is gone', async () => {
    await migrateInTwo();
    const migrations = await lab.with({ '1_users': users, '2_posts': posts });

    expect((await migrations.status()).revisions.at(-1)).toMatchObject({
      revision: 'tags',
      name: '3_tags',
      state: 'missing',
      file: null,
      batch: 2,
    });
    expect(revisions(await migrations.rollback())).toEqual(['tags', 'posts']);
    expect(await lab.tables()).toEqual(['users']);
    expect(await lab.applied()).toEqual(['users in 1']);
  });

  it('says so where there is neither a file nor a script', async () => {
    await migrateInTwo();
    await lab.query(`update siskin_migrations set revert_script = null where revision = 'tags'`);
    const migrations = await lab.with({ '1_users': users, '2_posts': posts });

    expect(await rejection(migrations.rollback(), RevisionFileMissingError)).toMatchObject({
      revision: 'tags',
      migrationName: '3_tags',
    });
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2', 'tags in 2']);
  });

  it('prefers the file over the script', async () => {
    const migrations = await migrateInTwo();
    await lab.query(`update siskin_migrations set revert_script = 'select no_such_thing'`);
    expect(revisions(await migrations.rollback())).toEqual(['tags', 'posts']);
  });
});

describe('status', () => {
  it('describes each revision, and creates no ledger', async () => {
    const folder = await lab.folder(history);
    const migrations = await lab.on([folder]);
    expect(await migrations.status()).toMatchObject({ applied: 0, pending: 3, missing: 0 });
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);

    await migrations.migrate({ target: 'users' });
    const nothing = { batch: null, appliedAt: null, durationMs: null, appliedBy: null, statementsDone: null };
    expect(await migrations.status()).toEqual({
      environment: 'test',
      applied: 1,
      changed: 0,
      deleted: 0,
      skipped: 0,
      pending: 2,
      running: 0,
      repeatables: [],
      reverting: 0,
      missing: 0,
      revisions: [
        {
          revision: 'users',
          name: '1_users',
          state: 'applied',
          file: `${folder}/1_users.ts`,
          batch: 1,
          appliedAt: expect.any(Date),
          durationMs: expect.any(Number),
          appliedBy: `${userInfo().username}@${hostname()}`,
          statementsDone: 1,
        },
        { revision: 'posts', name: '2_posts', state: 'pending', file: `${folder}/2_posts.ts`, ...nothing },
        { revision: 'tags', name: '3_tags', state: 'pending', file: `${folder}/3_tags.ts`, ...nothing },
      ],
    });
  });
});

describe('the ledger', () => {
  it('is created in its schema, which is created too', async () => {
    const migrations = await lab.with(history, { schema: 'Op"s', table: 'done' });
    await migrations.migrate();
    expect(await lab.applied('"Op""s".done')).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
    expect(revisions(await migrations.rollback({ step: 1 }))).toEqual(['tags']);
  });

  it('keeps two of them in one database apart', async () => {
    const first = await lab.with({ '1_users': users });
    const second = await lab.with({ '1_tags': { ...tags, parents: [] } }, { table: 'other' });
    await first.migrate();
    await second.migrate();
    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await lab.applied('other')).toEqual(['tags in 1']);
  });
});
