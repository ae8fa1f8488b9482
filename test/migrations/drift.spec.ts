import {
  ChangedMigrationError,
  MigrationFailedError,
  type MigrationEvent,
  type MigrationOptions,
} from '../../src/index.js';
import { COMPILER_VERSION } from '../../src/migrations/operations/compiler-version.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../fixtures/migration-files.js';
import { history, posts, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const CREATE_USERS =
  'create table "users" ("id" integer, "name" text not null, constraint "users_pkey" primary key ("id"))';

/** `users` with a longer name. */
const changedUsers: MigrationSource = {
  revision: 'users',
  parents: [],
  change(op) {
    op.createTable('users', (t) => {
      t.integer('id').primaryKey();
      t.varchar('name', 80).notNull();
    });
  },
};
/** As {@link users}, in other words. */
const sameUsers: MigrationSource = {
  revision: 'users',
  parents: [],
  up(op) {
    op.createTable('users', (table) => [table.integer('id').primaryKey(), table.text('name').notNull()]);
  },
  down() {},
};

/** The service after the first sources were applied, with the second in their place. */
async function changedTo(before: MigrationSources, after: MigrationSources, options: MigrationOptions = {}) {
  await (await lab.with(before)).migrate();
  return lab.with(after, options);
}

/** Two migrations, the first of sixty tables. */
const sixtyFrom = (first: number): MigrationSources => ({
  'a.sql': `-- up\n${Array.from({ length: 60 }, (_, i) => `create table a${first + i} ();`).join('\n')}`,
  'b.sql': `-- up\nselect ${first};`,
});
const longOf = (name: string): MigrationSources => ({
  'a.sql': `-- up\nselect '${'x'.repeat(300_000)}' as ${name};`,
});
const tables = (...names: string[]) => ({
  'a.sql': `-- up\n${names.map((name) => `create table ${name} ();`).join('\n')}`,
});

const ledger = () => lab.query('select * from siskin_migrations order by applied_at');
const checksums = async () =>
  (await ledger()).map(({ revision, checksum, script }) => [revision, checksum !== null, script]);

describe('a migration that was changed after it was applied', () => {
  it('stops db:migrate before anything runs, with the difference and the ways out', async () => {
    const migrations = await changedTo({ '1_users': users }, { '1_users': changedUsers, '2_posts': posts });
    const before = await ledger();
    const error = await rejection(migrations.migrate(), ChangedMigrationError);
    const [changed] = error.revisions;
    expect({ code: error.code, revisions: error.revisions, text: error.message.split('\n') }).toEqual({
      code: 'SISKIN_MIGRATION_CHANGED',
      revisions: [
        {
          revision: 'users',
          name: '1_users',
          file: expect.stringMatching(/1_users\.ts$/),
          difference: [
            `-${CREATE_USERS};`,
            `+${CREATE_USERS.replace('text not null', 'varchar(80) not null')};`,
          ],
        },
      ],
      text: [
        'A migration was changed after it was applied. Nothing was done.',
        '1_users (users):',
        `  In ${changed?.file}`,
        `  -${CREATE_USERS};`,
        `  +${CREATE_USERS.replace('text not null', 'varchar(80) not null')};`,
        'Bring its file back as it was, and put the change into a migration of its own: nest-cmd make:migration <name>',
        'Or accept what it says now, where the database is like that: nest-cmd db:repair',
      ],
    });
    expect(await ledger()).toEqual(before);
    expect(await lab.tables()).toEqual(['users']);
  });

  it('is shown by the status, which takes no lock, and is rolled back as it is now', async () => {
    const migrations = await changedTo(history, { ...history, '1_users': changedUsers });
    const status = await migrations.status();
    expect(status).toMatchObject({ applied: 2, changed: 1, pending: 0 });
    expect(status.revisions.map(({ state }) => state)).toEqual(['changed', 'applied', 'applied']);
    expect(await migrations.status({ compare: false })).toMatchObject({ applied: 3, changed: 0 });
    expect((await migrations.rollback()).steps).toHaveLength(3);
    expect(await lab.tables()).toEqual([]);
  });

  it('is warned of, or not looked at, where the option says so', async () => {
    const sources = { '1_users': changedUsers, '2_posts': posts };
    const events: MigrationEvent[] = [];
    const onProgress = (event: MigrationEvent) => events.push(event);
    const warned = await changedTo({ '1_users': users }, sources, { changed: 'warn' });
    const run = await warned.migrate({ onProgress });
    expect({ first: events[0], changed: run.changed, steps: run.steps.length }).toEqual({
      first: { type: 'changed', revisions: ['users'] },
      changed: ['users'],
      steps: 1,
    });

    events.length = 0;
    const allowed = await lab.with({ ...sources, '3_tags': history['3_tags'] }, { changed: 'allow' });
    expect((await allowed.migrate({ onProgress })).changed).toEqual([]);
    expect(events.map(({ type }) => type)).not.toContain('changed');
  });

  it('is shown with a cap, each of several', async () => {
    const migrations = await changedTo(sixtyFrom(100), sixtyFrom(200));
    const error = await rejection(migrations.migrate(), ChangedMigrationError);
    const lines = error.problem.split('\n');
    expect(lines[0]).toBe('2 migrations were changed after they were applied. Nothing was done.');
    expect(lines.slice(1).filter((line) => /^\S/.test(line))).toEqual(['a:', 'b:']);
    expect(lines).toContain('  ... and 80 more lines');
    expect(lines.slice(-2)).toEqual(['  -select 100;', '  +select 200;']);
    expect(error.revisions[0]?.difference).toHaveLength(120);
  });

  it('stops without a difference where what was applied is too long to be kept', async () => {
    const migrations = await changedTo(longOf('a'), longOf('b'));
    expect(await checksums()).toEqual([['a', true, null]]);
    const error = await rejection(migrations.migrate(), ChangedMigrationError);
    expect(error.revisions[0]?.difference).toBeNull();
    expect(error.problem).toContain('What was applied is not kept, so that the difference can not be shown.');
  });

  it('shows what is added behind and where, with what stands around it', async () => {
    const migrations = await changedTo(tables('a', 'b', 'c', 'd', 'e'), tables('a', 'b', 'c', 'd', 'e', 'f'));
    const { revisions } = await rejection(migrations.migrate(), ChangedMigrationError);
    expect(revisions[0]?.difference).toEqual([
      ' create table d ();',
      ' create table e ();',
      '+create table f ();',
    ]);
  });
});

describe('a migration counts as the same', () => {
  const reading: MigrationSource = {
    revision: 'reading',
    async up(op) {
      op.sql('create table first ()');
      const rows = await op.rows('select 1 as one');
      op.sql(`create table second_${rows.length} ()`);
    },
    down() {},
  };
  const readingOn: MigrationSource = {
    revision: 'reading',
    async up(op) {
      op.sql('create table first ()');
      await op.rows('select 1 as one');
      op.sql('create table another ()');
    },
    down() {},
  };

  it.each<{ what: string; before: MigrationSources; after: MigrationSources }>([
    { what: 'written otherwise', before: { '1_users': users }, after: { '1_users': sameUsers } },
    { what: 'behind its first read', before: { '1_a': reading }, after: { '1_a': readingOn } },
    {
      what: 'with the line ends of Windows',
      before: { 'a.sql': '-- up\nselect 1,\n  2;\n' },
      after: { 'a.sql': '-- up\r\nselect 1,\r\n  2;\r\n' },
    },
    {
      what: 'in a file of another name',
      before: { '1_users': users },
      after: { '0_people': users },
    },
  ])('$what', async ({ before, after }) => {
    const migrations = await changedTo(before, after);
    expect((await checksums()).map(([, isCompared]) => isCompared)).toEqual([true]);
    expect(await migrations.migrate()).toMatchObject({ steps: [], changed: [] });
    expect((await migrations.status()).changed).toBe(0);
  });

  it('whose checksum another compiler has written', async () => {
    const migrations = await changedTo({ '1_users': users }, { '1_users': changedUsers });
    await lab.query(`update siskin_migrations set compiler = ${COMPILER_VERSION + 1}`);
    expect(await migrations.migrate()).toMatchObject({ steps: [], changed: [] });
    await lab.query(`update siskin_migrations set compiler = ${COMPILER_VERSION}`);
    await rejection(migrations.migrate(), ChangedMigrationError);
  });

  it.each<{ what: string; after: MigrationSource }>([
    {
      what: 'throws',
      after: {
        revision: 'users',
        up() {
          throw new Error('No.');
        },
      },
    },
    {
      what: 'waits for something that never comes',
      after: {
        revision: 'users',
        async up() {
          await new Promise(() => undefined);
        },
      },
    },
    {
      what: 'makes rows without end',
      after: {
        revision: 'users',
        up(op) {
          op.bulkInsert('users', {
            *[Symbol.iterator]() {
              for (;;) {
                yield { id: 1 };
              }
            },
          });
        },
      },
    },
  ])('where its code $what without a database', async ({ after }) => {
    const migrations = await changedTo({ '1_users': users }, { '1_users': after });
    expect(await migrations.migrate()).toMatchObject({ steps: [], changed: [] });
  });
});

describe('what the ledger keeps', () => {
  it.each<{ what: string; migration: MigrationSource; script: string | null }>([
    {
      what: 'of rows in bulk',
      migration: {
        change(op) {
          op.createTable('n', (t) => void t.integer('id'));
          op.bulkInsert(
            'n',
            Array.from({ length: 2_000 }, (_, id) => ({ id })),
          );
        },
      },
      script: expect.stringMatching(
        /^create table "n" .*;\ncopy "n" \("id"\) from stdin -- SHA-256 [0-9a-f]{64}$/,
      ),
    },
    {
      what: 'of rows in bulk outside a transaction',
      migration: {
        transaction: false,
        change(op) {
          op.createTable('n', (t) => void t.integer('id'));
          op.bulkInsert(
            'n',
            Array.from({ length: 2_000 }, (_, id) => ({ id })),
          );
        },
      },
      script: expect.stringMatching(/^create table "n" /),
    },
    {
      what: 'outside a transaction',
      migration: {
        transaction: false,
        up(op) {
          op.sql('create table n (id int)');
          op.createIndex('n', ['id'], { name: 'n_id', concurrently: true });
        },
      },
      script: 'create table n (id int);\ncreate index concurrently "n_id" on "n" ("id")',
    },
    {
      what: 'up to a read inside op.db',
      migration: {
        async up(op) {
          op.sql('create table n (id int)');
          await op.db.transaction().execute(async (trx) => {
            await trx.schema.createTable('m').execute();
          });
        },
      },
      script: 'create table n (id int);\ncreate table "m" ()',
    },
    {
      what: 'of a clock: nothing',
      migration: {
        up(op) {
          op.sql('create table n (at timestamptz)');
          op.bulkInsert('n', [{ at: new Date() }]);
        },
      },
      script: null,
    },
    {
      what: 'of a random value: nothing',
      migration: {
        transaction: false,
        up(op) {
          op.sql(`select '${Math.random()}'`);
        },
      },
      script: null,
    },
    {
      what: 'that waits for something else: nothing, and it is not played again',
      migration: {
        async up(op) {
          op.sql('create table n (id int)');
          await new Promise((resolve) => setTimeout(resolve, 20));
          const counter = globalThis as { played?: number };
          op.sql(`insert into n values (${(counter.played = (counter.played ?? 0) + 1)})`);
          op.sql('delete from n where id = 1');
        },
      },
      script: null,
    },
    {
      what: 'that waits for the database alone: all of them',
      migration: {
        async up(op) {
          op.sql('create table n (id int)');
          op.sql('select from pg_sleep(0.05)');
          await Promise.resolve();
          op.sql('drop table n');
        },
      },
      script: 'create table n (id int);\nselect from pg_sleep(0.05);\ndrop table n',
    },
    {
      what: 'of rows that are made but once: nothing',
      migration: {
        up(op) {
          const shared = ((globalThis as { rows?: Iterable<{ id: number }> }).rows ??= [{ id: 1 }].values());
          op.sql('create table n (id int)');
          op.bulkInsert('n', shared);
        },
      },
      script: null,
    },
  ])('$what', async ({ migration, script }) => {
    const migrations = await lab.with({ '1_it': migration });
    await migrations.migrate();
    expect(await checksums()).toEqual([['1_it', script !== null, script]]);
    expect(await migrations.migrate()).toMatchObject({ steps: [], changed: [] });
  });

  it('of one that was gone on with is the whole of it', async () => {
    const begun = await lab.with({
      '1_it': {
        transaction: false,
        up(op) {
          op.sql('create table a ()');
          op.sql('select nope');
        },
      },
    });
    await rejection(begun.migrate(), MigrationFailedError);
    const again = await lab.with({
      '1_it': {
        transaction: false,
        up(op) {
          op.sql('create table a ()');
          op.sql('create table b ()');
        },
      },
    });
    await again.migrate();
    expect(await checksums()).toEqual([['1_it', true, 'create table a ();\ncreate table b ()']]);
    expect((await again.status()).changed).toBe(0);
  });

  it('of a repeatable one stays as it is', async () => {
    const view = { 'v.sql': '-- repeatable: true\n-- up\ncreate or replace view v as select 1 as one;\n' };
    const migrations = await lab.with(view);
    await migrations.migrate();
    expect(await migrations.migrate()).toMatchObject({ steps: [], changed: [] });
    const changed = await lab.with({ 'v.sql': `${view['v.sql']}comment on view v is 'one';` });
    expect(await changed.migrate()).toMatchObject({ steps: [{ revision: 'v' }], changed: [] });
  });
});

describe('the boot', () => {
  it('compiles nothing where nothing is pending, and refuses where something is', async () => {
    await (await lab.with({ '1_users': users })).migrate();
    for (const onBootstrap of ['migrate', 'check'] as const) {
      await lab.with({ '1_users': changedUsers }, { onBootstrap });
    }
    await rejection(
      lab.with({ '1_users': changedUsers, '2_posts': posts }, { onBootstrap: 'migrate' }),
      ChangedMigrationError,
    );
    expect(await lab.tables()).toEqual(['users']);
  });
});
