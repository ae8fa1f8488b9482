import { BackfillInTransactionError, BackfillKeyError, MigrationFailedError } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { ledgerOf, outside } from '../outside/outside.fixture.js';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.open();
  await lab.query(`create table items (id int primary key, nullable int unique, name text not null, a int not null);
    create unique index on items (a) where name <> '';
    create unique index on items (lower(name));
    insert into items values (1, 1, 'a', 0), (2, 2, 'b', 0) on conflict do nothing`);
});
afterEach(() => lab.close());

const backfill: MigrationSource = {
  revision: 'filling',
  up(op) {
    op.sql('create table before ()');
    op.backfill('items', { set: { name: 'x' } });
  },
};

describe('a backfill in a transaction', () => {
  it('is refused before anything of the migration runs', async () => {
    const folder = await lab.folder({ '1_filling': backfill });
    const error = await rejection((await lab.on([folder])).migrate(), BackfillInTransactionError);
    expect(error).toMatchObject({ revision: 'filling', table: 'items' });
    expect(error.message).toBe(
      [
        'The migration filling runs in a transaction and has a backfill of items, whose batches commit one by one.',
        `In ${folder}/1_filling.ts`,
        'Put it in a migration of its own with `static readonly transaction = false`; in a transaction, op.sql does it all at once.',
      ].join('\n'),
    );
    expect(await lab.tables()).toEqual(['items']);
    expect(await ledgerOf(lab)).toEqual([]);
  });

  it('is refused inside of other steps, too', async () => {
    const migrations = await lab.with({
      '1_nested': {
        change(op) {
          op.reversible({ up: (op) => op.backfill('items', { set: { name: 'x' } }), down() {} });
        },
      },
    });
    expect(await rejection(migrations.migrate(), BackfillInTransactionError)).toMatchObject({
      table: 'items',
    });
  });

  it('is one inside of other steps where there is none', async () => {
    const migrations = await lab.with({
      '1_nested': outside({
        revision: 'nested',
        change(op) {
          op.reversible({ up: (op) => op.backfill('items', { set: { a: 7 } }), down() {} });
        },
      }),
    });
    await migrations.migrate();
    expect(await lab.query('select count(*)::int as count from siskin_migrations_backfills')).toEqual([
      { count: 0 },
    ]);
    expect(await lab.query('select distinct a from items')).toEqual([{ a: 7 }]);
  });
});

const notUnique = (key: string) =>
  `no unique index without a condition is on just (${key}), all of them not null`;

describe('a backfill that has nothing to walk by', () => {
  const other = `Name the columns of a unique index, all of them not null and none of them set: op.backfill('items', { ..., key: ['a_column'] })`;

  it.each([
    {
      what: 'no primary key',
      sql: 'alter table items drop constraint items_pkey',
      options: '',
      error: {
        fault: 'noPrimaryKey',
        key: [],
        problem: "The backfill of items can't walk through the table: it has no primary key.",
        remedy: `Name the columns of a unique index, all of them not null: op.backfill('items', { ..., key: ['a_column'] }). Or give the table a primary key before.`,
      },
    },
    ...['nullable', 'a', 'name', 'gone'].map((column) => ({
      what: `the key ${column}`,
      sql: 'select',
      options: `, key: ['${column}']`,
      error: {
        fault: 'notUnique',
        key: [column],
        problem: `The backfill of items can't walk through the table: ${notUnique(column)}.`,
        remedy: other,
      },
    })),
    {
      what: 'a key that it sets',
      sql: 'select',
      options: ', set: { id: 1, name: 2 }',
      error: {
        fault: 'isSet',
        key: ['id'],
        problem: "The backfill of items can't walk through the table: it sets what it walks by (id).",
        remedy: other,
      },
    },
  ])('is refused: $what', async ({ sql, options, error }) => {
    await lab.query(sql);
    const migrations = await lab.with({
      '1_filling': `
        import { Migration } from 'siskin';
        export default class extends Migration {
          static revision = 'filling';
          static transaction = false;
          up(op) { op.backfill('items', { set: { name: 'x' }${options} }); }
        }`,
    });
    expect(await rejection(migrations.migrate(), BackfillKeyError)).toMatchObject({
      table: 'items',
      ...error,
    });
    expect(await lab.query('select distinct name from items')).not.toEqual([{ name: 'x' }]);
    expect(await ledgerOf(lab)).toEqual(['filling running 0']);
  });

  it('fails where there is no such table', async () => {
    const migrations = await lab.with({
      '1_filling': outside({
        revision: 'filling',
        up(op) {
          op.backfill('nowhere', { set: { a: 1 } });
        },
      }),
    });
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({ sqlState: '42P01', statement: 'update "nowhere" set "a" = 1' });
  });
});
