import { createHash } from 'node:crypto';

import { DatabaseReadError, MigrationFailedError, type Operations } from '../../../src/index.js';
import { recordOperations } from '../../../src/migrations/operations/record.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { users } from '../history.fixture.js';
import { collect } from './reading-database.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const conditional: MigrationSource = {
  revision: 'conditional',
  async up(op) {
    if (!(await op.inspect.hasColumn('users', 'phone'))) {
      op.addColumn('users', (t) => t.text('phone'));
    }
    if (!(await op.inspect.hasIndex('users', ['phone']))) {
      op.createIndex('users', ['phone']);
    }
    if (await op.inspect.hasConstraint('users', 'users_name_check')) {
      op.dropConstraint('users', 'users_name_check');
    }
  },
  async down(op) {
    if (await op.inspect.hasColumns('users', ['phone'])) {
      op.dropColumn('users', 'phone');
    }
  },
};

const columns = async () =>
  (
    await lab.query(`select attname as name from pg_attribute where attrelid = 'users'::regclass and attnum > 0
    and not attisdropped order by attnum`)
  ).map(({ name }) => name);
const indexes = async () =>
  (await lab.query(`select indexname as name from pg_indexes where tablename = 'users' order by 1`)).map(
    ({ name }) => name,
  );

describe('a conditional migration', () => {
  it.each([
    { before: 'select', statements: 2 },
    { before: 'alter table users add column phone text', statements: 1 },
    {
      before: `alter table users add column phone text; create index users_phone_index on users (phone);
        alter table users add constraint users_name_check check (name <> '')`,
      statements: 1,
    },
  ])('does what is left to do, and undoes it: after $before', async ({ before, statements }) => {
    const migrations = await lab.with({ '1_users': users, '2_conditional': conditional });
    await migrations.migrate({ target: 'users' });
    await lab.query(before);

    const { steps } = await migrations.migrate();
    expect(steps).toMatchObject([{ revision: 'conditional', statements }]);
    expect(await columns()).toEqual(['id', 'name', 'phone']);
    expect(await indexes()).toEqual(['users_phone_index', 'users_pkey']);
    expect(await lab.query('select from pg_constraint where conname = $$users_name_check$$')).toEqual([]);
    expect(
      await lab.query(`select checksum, revert_script from siskin_migrations where revision = 'conditional'`),
    ).toEqual([
      {
        checksum: createHash('sha256').update('op.inspect.hasColumn("users", "phone")').digest('hex'),
        revert_script: null,
      },
    ]);

    await migrations.rollback();
    expect(await columns()).toEqual(['id', 'name']);
  });
});

describe('a data migration', () => {
  const slugs = `
    import { Migration, type Operations } from 'siskin';

    export default class extends Migration {
      static readonly revision = 'slugs';

      async up(op: Operations) {
        op.sql("insert into users select i, 'User ' || i from generate_series(1, 2500) i");
        op.addColumn('users', (t) => t.text('slug'));
        for await (const user of op.stream<{ id: number; name: string }>\`select id, name from users\`) {
          op.sql\`update users set slug = \${user.name.toLowerCase().replace(' ', '-')} where id = \${user.id}\`;
        }
        op.alterColumn('users', 'slug', { nullable: false });
        const deleted = await op.db.deleteFrom('users').where('id', '>', 2000).executeTakeFirstOrThrow();
        op.bulkInsert('users', [{ id: 0, name: String(deleted.numDeletedRows), slug: '' }]);
      }

      down(op: Operations) {
        op.dropColumn('users', 'slug');
      }
    }`;

  it('streams, writes and queries in its one transaction', async () => {
    const migrations = await lab.with({ '1_users': users, '2_slugs': slugs });
    await migrations.migrate();
    expect(await lab.query('select count(*)::int as count, max(slug) as slug from users')).toEqual([
      { count: 2001, slug: 'user-999' },
    ]);
    expect(await lab.query('select name from users where id = 0')).toEqual([{ name: '500' }]);
    await migrations.rollback({ step: 1 });
    expect(await columns()).toEqual(['id', 'name']);
  });

  it('leaves nothing of what it had left to do when it fails', async () => {
    const failing: MigrationSource = {
      revision: 'failing',
      async up(op) {
        void op.rows('select pg_sleep(0.1)');
        void op.rows(`insert into users values (1, 'leaked') returning id`);
        await Promise.reject(new Error('own'));
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_failing': failing });
    await migrations.migrate({ target: 'users' });
    await rejection(migrations.migrate(), MigrationFailedError);
    expect(await lab.query('select * from users')).toEqual([]);
    expect(await lab.applied()).toEqual(['users in 1']);
  });
});

describe('without a database', () => {
  it.each<[string, (op: Operations) => unknown, string]>([
    ['op.inspect', (op) => op.inspect.hasTable({ name: 'a.b' }), 'op.inspect.hasTable({"name":"a.b"})'],
    ['op.inspect', (op) => op.inspect.hasIndex('t', ['a']), 'op.inspect.hasIndex("t", ["a"])'],
    ['op.stream', (op) => collect(op.stream`select ${"it's"}`), "select 'it''s'"],
    [
      'op.db',
      (op) => op.db.selectFrom('t').select('a').where('b', '=', 'c').execute(),
      `select "a" from "t" where "b" = 'c'`,
    ],
    ['op.db, streamed', (op) => collect(op.db.selectFrom('t').selectAll().stream()), 'select * from "t"'],
    [
      'op.db in a transaction',
      (op) => op.db.transaction().execute((trx) => trx.deleteFrom('t').execute()),
      'delete from "t"',
    ],
    [
      'op.db in a transaction, whatever catches it',
      (op) =>
        op.db
          .transaction()
          .execute((trx) => trx.deleteFrom('t').execute())
          .catch(() => op.sql('select 1')),
      'delete from "t"',
    ],
  ])('%s fails and says what it was', async (_what, read, statement) => {
    const recording = recordOperations(async (op) => void (await read(op)));
    expect(await rejection(recording, DatabaseReadError)).toMatchObject({ statement });
  });

  it.each([
    { query: `select 'a' as name`, script: 'drop table "made";' },
    { query: `insert into made values ('a') returning name`, script: null },
  ])('a change is undone by its operations alone where these are all that it did: $query', async (given) => {
    const source = `
      import { Migration } from 'siskin';
      export default class extends Migration {
        async change(op) {
          op.createTable('made', (t) => t.text('name'));
          await op.rows(${JSON.stringify(given.query)});
        }
      }`;
    const migrations = await lab.with({ '1_made.js': source });
    await migrations.migrate();
    expect(await lab.query('select revert_script as script from siskin_migrations')).toEqual([
      { script: given.script },
    ]);
  });

  it('a change that reads can not be inverted, and stays applied', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '2_reading': {
        revision: 'reading',
        async change(op) {
          if (await op.inspect.hasTable('users')) op.createTable('reading', (t) => void t.integer('id'));
        },
      },
    });
    await migrations.migrate();
    await rejection(migrations.rollback(), DatabaseReadError);
    expect(await lab.tables()).toEqual(['reading', 'users']);
  });
});
