import { CompiledQuery, sql as kyselySql, type Kysely } from 'kysely';

import {
  MigrationEndedError,
  MigrationFailedError,
  MigrationTransactionError,
  type DatabaseTables,
  type Operations,
} from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { collect, useReadingDatabase } from './reading-database.js';

const database = useReadingDatabase();

function createUsers(op: Operations): void {
  op.createTable('users', (t) => {
    t.integer('id').identity().primaryKey();
    t.text('name').notNull().unique();
  });
  op.bulkInsert('users', [{ name: 'Ada' }, { name: "O'Hara" }]);
}

async function names(): Promise<unknown[]> {
  const { rows } = await database().client.query<{ name: string }>('select name from users order by id');
  return rows.map(({ name }) => name);
}

async function checksumOf(run: (op: Operations) => Promise<unknown>): Promise<string> {
  const { checksum } = await database().migrate(async (op) => {
    createUsers(op);
    await run(op);
  });
  await database().client.query('rollback');
  return checksum;
}

function migrateOutside(run: (op: Operations) => Promise<unknown>) {
  return database().migrate(run, { transaction: false });
}

const insert = (db: Kysely<DatabaseTables>, name: string) =>
  db.insertInto('users').values({ name }).execute();

describe('op.db', () => {
  it('runs what is queued first, then its query with quoted values', async () => {
    const { log, statements } = await database().migrate(async (op) => {
      createUsers(op);
      const found = op.db.selectFrom('users').select(['id', 'name']).where('name', '=', "O'Hara");
      expect(await found.execute()).toEqual([{ id: 2, name: "O'Hara" }]);
      op.dropTable('users');
    });
    expect(log.slice(1)).toEqual([
      `insert into "users" ("name") values ('Ada'), ('O''Hara')`,
      `? select "id", "name" from "users" where "name" = 'O''Hara'`,
      'drop table "users"',
    ]);
    expect(statements).toBe(3);
  });

  it('knows the tables that it is told of', async () => {
    await database().migrate(async (op) => {
      createUsers(op);
      const db = op.db.$extendTables<{ users: { id: number; name: string } }>();
      const { id, name } = await db
        .selectFrom('users')
        .selectAll()
        .where('id', '=', 1)
        .executeTakeFirstOrThrow();
      expect([id + 1, name.toUpperCase()]).toEqual([2, 'ADA']);
      // @ts-expect-error a text is no id
      db.updateTable('users').set({ id: 'one' });
    });
  });

  it('inserts, updates and deletes, and says how many rows', async () => {
    await database().migrate(async ({ db }) => {
      await db.schema.createTable('users').addColumn('id', 'serial').addColumn('name', 'text').execute();
      const inserted = db.insertInto('users').values([{ name: 'Ada' }, { name: 'Bo' }]);
      expect(await inserted.returning('id').execute()).toEqual([{ id: 1 }, { id: 2 }]);
      expect(await inserted.executeTakeFirst()).toMatchObject({ numInsertedOrUpdatedRows: 2n });
      const updated = db.updateTable('users').set({ name: 'Cy' }).where('id', '>', 1);
      expect(await updated.executeTakeFirst()).toMatchObject({ numUpdatedRows: 3n });
      const deleted = db.deleteFrom('users').where('name', '=', 'Cy');
      expect(await deleted.executeTakeFirst()).toMatchObject({ numDeletedRows: 3n });
      expect(await deleted.executeTakeFirst()).toMatchObject({ numDeletedRows: 0n });
    });
    expect(await names()).toEqual(['Ada']);
  });

  it('takes raw SQL, plugins, schemas and queries that were compiled elsewhere', async () => {
    await database().migrate(async (op) => {
      createUsers(op);
      const raw = kyselySql<{ name: string }>`select name from ${kyselySql.table('users')} where id = ${1}`;
      expect((await raw.execute(op.db)).rows).toEqual([{ name: 'Ada' }]);
      expect(await op.db.withSchema('public').selectFrom('users').select('id').execute()).toHaveLength(2);
      const compiled = CompiledQuery.raw('select $1::int + $2::int as sum', [1, 2]);
      expect((await op.db.executeQuery(compiled)).rows).toEqual([{ sum: 3 }]);
      const tables = await op.db.introspection.getTables();
      expect(tables.map(({ name }) => name)).toEqual(['users']);
    });
  });

  it('streams through a cursor, and the loop may query', async () => {
    const { log } = await database().migrate(async (op) => {
      createUsers(op);
      for await (const { id } of op.db.selectFrom('users').select('id').orderBy('id').stream(1)) {
        await insert(op.db, `copy of ${String(id)}`);
      }
      const inserted = op.db
        .insertInto('users')
        .values([{ name: 'X' }, { name: 'Y' }])
        .returning('name');
      expect(await collect(inserted.stream(1))).toEqual([{ name: 'X' }, { name: 'Y' }]);
      const compiled = op.db.selectFrom('users').select('name').where('id', '<', 2).compile();
      const withParameter = { ...compiled, sql: compiled.sql.replace('2', '$1'), parameters: [2] };
      expect(await collect(op.db.getExecutor().stream(withParameter, 5))).toEqual([
        { rows: [{ name: 'Ada' }] },
      ]);
    });
    expect(await names()).toEqual(['Ada', "O'Hara", 'copy of 1', 'copy of 2', 'X', 'Y']);
    expect(log.slice(2, 5)).toEqual([
      '? declare "siskin_cursor_1" no scroll cursor for select "id" from "users" order by "id"',
      '? fetch forward 1 from "siskin_cursor_1"',
      `? insert into "users" ("name") values ('copy of 1')`,
    ]);
    expect(log).toContain('! close "siskin_cursor_1"');
  });

  it('keeps the order of calls that are not awaited one by one', async () => {
    const { log } = await database().migrate(async (op) => {
      op.sql('select 1');
      const both = Promise.all([op.db.selectNoFrom(kyselySql`2`.as('x')).execute(), op.rows('select 3')]);
      op.sql('select 4');
      await both;
      void op.db.selectNoFrom(kyselySql`5`.as('x')).execute();
      op.sql('select 6');
    });
    expect(log).toEqual([
      'select 1',
      '? select 2 as "x"',
      '? select 3',
      'select 4',
      '? select 5 as "x"',
      'select 6',
    ]);
  });

  it.each<[string, (op: Operations) => Promise<unknown>]>([
    ['the same query', (op) => insert(op.db, 'Bo')],
    ['what comes after it', async (op) => [await insert(op.db, 'Bo'), await insert(op.db, 'Cy')]],
    ['op.rows', (op) => op.rows`insert into "users" ("name") values (${'Bo'})`],
    ['a transaction', (op) => op.db.transaction().execute((trx) => insert(trx, 'Bo'))],
  ])('ends the checksum, of which it is the last: %s', async (_what, run) => {
    expect(await checksumOf(run)).toBe(await checksumOf((op) => insert(op.db, 'Bo')));
    expect(await checksumOf(run)).not.toBe(await checksumOf((op) => insert(op.db, 'Cy')));
  });

  it('is part of the checksum with its parameters', async () => {
    const sums = [
      await checksumOf((op) => op.db.executeQuery(CompiledQuery.raw('select $1::int', [1]))),
      await checksumOf((op) => op.db.executeQuery(CompiledQuery.raw('select $1::int', [1]))),
      await checksumOf((op) => op.db.executeQuery(CompiledQuery.raw('select $1::int', [2]))),
    ];
    expect(sums[1]).toBe(sums[0]);
    expect(sums[2]).not.toBe(sums[0]);
  });

  it('names the statement that failed', async () => {
    const failure = database().migrate(async (op) => {
      createUsers(op);
      await insert(op.db, 'Ada');
    });
    expect((await rejection(failure, MigrationFailedError)).failed).toMatchObject({
      statement: `insert into "users" ("name") values ('Ada')`,
      sqlState: '23505',
    });
  });

  it('is the same each time, and refuses a query after the end', async () => {
    let db: Kysely<DatabaseTables> | undefined;
    await database().migrate((op) => {
      db = op.db;
      expect(op.db).toBe(db);
    });
    await expect(db?.selectFrom('users').selectAll().execute()).rejects.toThrow(MigrationEndedError);
    await expect(db?.transaction().execute(async () => undefined)).rejects.toThrow(MigrationEndedError);
  });
});

describe('a transaction of op.db', () => {
  it('is a savepoint, to which all belongs that op does', async () => {
    const { log } = await database().migrate(async (op) => {
      createUsers(op);
      await op.db.transaction().execute(async (trx) => {
        expect(trx.isTransaction).toBe(true);
        op.sql(`insert into users (name) values ('Bo')`);
        await insert(trx, 'Cy');
        op.sql(`insert into users (name) values ('Di')`);
      });
    });
    expect(log.slice(2)).toEqual([
      '! savepoint "siskin_savepoint_1"',
      `insert into users (name) values ('Bo')`,
      `? insert into "users" ("name") values ('Cy')`,
      `insert into users (name) values ('Di')`,
      '! release savepoint "siskin_savepoint_1"',
    ]);
    expect(await names()).toEqual(['Ada', "O'Hara", 'Bo', 'Cy', 'Di']);
  });

  it('is rolled back when its function throws, with what is still queued', async () => {
    const { log } = await database().migrate(async (op) => {
      createUsers(op);
      const failing = op.db.transaction().execute(async (trx) => {
        await insert(trx, 'Bo');
        op.sql(`insert into users (name) values ('Cy')`);
        throw new Error('own');
      });
      await expect(failing).rejects.toThrow('own');
      await insert(op.db, 'Di');
    });
    expect(log.at(-2)).toBe(
      '! rollback to savepoint "siskin_savepoint_1"; release savepoint "siskin_savepoint_1"',
    );
    expect(await names()).toEqual(['Ada', "O'Hara", 'Di']);
  });

  it.each<[string, (op: Operations, trx: Kysely<DatabaseTables>) => Promise<unknown>]>([
    ['its query', (_op, trx) => insert(trx, 'Ada')],
    ['a read of op', (op) => op.rows('select 1 / 0')],
    ['what is queued', async (op) => op.sql(`insert into users (name) values ('Ada')`)],
  ])('lets the migration go on after %s has failed in it', async (_what, fail) => {
    await database().migrate(async (op) => {
      createUsers(op);
      const failing = op.db.transaction().execute(async (trx) => {
        await insert(trx, 'Bo');
        await fail(op, trx);
      });
      expect(await rejection(failing, MigrationFailedError)).toBeInstanceOf(Error);
      await insert(op.db, 'Cy');
    });
    expect(await names()).toEqual(['Ada', "O'Hara", 'Cy']);
  });

  it('does not mend what failed outside it', async () => {
    const failure = database().migrate(async (op) => {
      createUsers(op);
      await insert(op.db, 'Ada').catch(() => undefined);
      await op.db
        .transaction()
        .execute((trx) => insert(trx, 'Bo'))
        .catch(() => undefined);
    });
    expect((await rejection(failure, MigrationFailedError)).failed?.sqlState).toBe('23505');
  });

  it('may hold another, a stream, and queries in the loop over it', async () => {
    await database().migrate(async (op) => {
      createUsers(op);
      await op.db.transaction().execute(async (outer) => {
        for await (const { name } of outer.selectFrom('users').select('name').stream(1)) {
          await outer
            .insertInto('users')
            .values({ name: `${String(name)} II` })
            .execute();
        }
        const inner = op.db.transaction().execute(async (trx) => {
          await insert(trx, 'gone');
          throw new Error('own');
        });
        await inner.catch(() => undefined);
      });
    });
    expect(await names()).toEqual(['Ada', "O'Hara", 'Ada II', "O'Hara II"]);
  });

  it('goes on with a stream that was opened before one that failed', async () => {
    await database().migrate(async (op) => {
      createUsers(op);
      const failed: string[] = [];
      for await (const { name } of op.stream<{ name: string }>('select name from users', { batch: 1 })) {
        const copying = op.db.transaction().execute(async (trx) => {
          await insert(trx, `${name} II`);
          await insert(trx, name);
        });
        await copying.catch(() => failed.push(name));
      }
      expect(failed).toEqual(['Ada', "O'Hara"]);
    });
    expect(await names()).toEqual(['Ada', "O'Hara"]);
  });

  it('is committed, rolled back and divided by hand', async () => {
    await database().migrate(async (op) => {
      createUsers(op);
      const trx = await op.db.startTransaction().execute();
      await insert(trx, 'Bo');
      const point = await trx.savepoint('a "point"').execute();
      await insert(trx, 'Bo').catch(() => undefined);
      await point.rollbackToSavepoint('a "point"').execute();
      await insert(trx, 'Cy');
      await point.releaseSavepoint('a "point"').execute();
      await trx.commit().execute();
      const other = await op.db.startTransaction().execute();
      await insert(other, 'Di');
      await other.rollback().execute();
    });
    expect(await names()).toEqual(['Ada', "O'Hara", 'Bo', 'Cy']);
  });

  it('can not be left open', async () => {
    const failure = database().migrate(async (op) => {
      createUsers(op);
      const trx = await op.db.startTransaction().execute();
      await insert(trx, 'Bo');
    });
    const error = await rejection(failure, MigrationTransactionError);
    expect(error).toMatchObject({ code: 'SISKIN_MIGRATION_TRANSACTION', fault: 'leftOpen' });
    expect(await names()).toEqual(['Ada', "O'Hara"]);
  });

  it('can not overlap with another', async () => {
    const failure = database().migrate(async (op) => {
      createUsers(op);
      const add = (name: string, times: number) =>
        op.db.transaction().execute(async (trx) => {
          for (let i = 0; i < times; i++) await insert(trx, `${name} ${i}`);
        });
      await Promise.all([add('first', 1), add('second', 3)]);
    });
    const error = await rejection(failure, MigrationTransactionError);
    expect(error).toMatchObject({ fault: 'notInnermost' });
    expect(error.message).toMatch(
      /^A transaction of op\.db was committed while .*\nAwait one transaction before/s,
    );
  });

  it('takes no settings', async () => {
    const failure = database().migrate((op) =>
      op.db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((trx) => insert(trx, 'Bo')),
    );
    const error = await rejection(failure, MigrationTransactionError);
    expect(error).toMatchObject({ fault: 'settings' });
  });
});

describe('op.db outside a transaction', () => {
  it('reads', async () => {
    let found: unknown;
    await migrateOutside(async (op) => {
      createUsers(op);
      found = await op.db.selectFrom('users').select('name').orderBy('id').execute();
    });
    expect(found).toEqual([{ name: 'Ada' }, { name: "O'Hara" }]);
  });

  it('does not write, which a run that goes on after an interruption would repeat', async () => {
    const failure = migrateOutside(async (op) => {
      createUsers(op);
      await insert(op.db, 'Bo');
    });
    expect((await rejection(failure, MigrationFailedError)).failed?.sqlState).toBe('25006');
    expect(await names()).toEqual(['Ada', "O'Hara"]);
  });

  it('begins no transaction', async () => {
    const failure = migrateOutside(async (op) => {
      createUsers(op);
      expect(await op.inspect.hasTable('users')).toBe(true);
      await op.db.transaction().execute((trx) => insert(trx, 'Bo'));
    });
    expect(await rejection(failure, MigrationTransactionError)).toMatchObject({ fault: 'outside' });
    expect(await names()).toEqual(['Ada', "O'Hara"]);
  });
});
