import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { BulkInsert } from './bulk-insert.js';
import { chunk } from './row-values.js';

const rows = [{ id: 1, 'the "name"': "O'Brien" }, { id: 2 }, { id: 3, 'the "name"': null }];
const values = `(1, 'O''Brien'), (2, default), (3, null)`;
const unsaid = (rows: string) => ({
  irreversible: `inserting ${rows} into shop.users does not say which columns identify them`,
  remedy: "op.bulkInsert('shop.users', rows, { by: ['a_column'] })",
});

testOperation<BulkInsert>('bulkInsert', {
  'rows that are identified': {
    operation: { kind: 'bulkInsert', table: 'shop.users', rows, by: ['id'] },
    sql: [`insert into "shop"."users" ("id", "the ""name""") values ${values}`],
    line: 'insert 3 rows into shop.users',
    inverse: [{ kind: 'delete', table: 'shop.users', where: [{ id: 1 }, { id: 2 }, { id: 3 }], was: rows }],
  },
  'rows that are not': {
    operation: { kind: 'bulkInsert', table: 'shop.users', rows: [{ tags: ['a', 'b'], data: { a: 1 } }] },
    sql: [`insert into "shop"."users" ("tags", "data") values ('{"a","b"}', '{"a":1}')`],
    line: 'insert 1 row into shop.users',
    inverse: unsaid('1 row'),
  },
  'rows of which one is not, by a null': {
    operation: { kind: 'bulkInsert', table: 'shop.users', rows: [{ id: 1 }, { id: null }], by: ['id'] },
    sql: ['insert into "shop"."users" ("id") values (1), (null)'],
    line: 'insert 2 rows into shop.users',
    inverse: unsaid('2 rows'),
  },
  'rows of an iterable': {
    operation: { kind: 'bulkInsert', table: 'shop.users', rows: new Set([{ id: 1 }, { id: 2 }]) },
    sql: ['insert into "shop"."users" ("id") values (1), (2)'],
    line: 'insert rows into shop.users',
    inverse: {
      irreversible: 'the rows inserted into shop.users come from an iterable, which is read once',
      remedy:
        "op.reversible({ up: (op) => op.bulkInsert('shop.users', rows()), down: (op) => op.delete('shop.users', sql`...`) })",
    },
  },
  'no rows': {
    operation: { kind: 'bulkInsert', table: 'shop.users', rows: [] },
    sql: [],
    line: 'insert 0 rows into shop.users',
    inverse: unsaid('0 rows'),
  },
});

describe('chunk', () => {
  it.each([
    [0, []],
    [1, [1]],
    [1_000, [1_000]],
    [2_001, [1_000, 1_000, 1]],
  ])('splits %d rows into statements', (length, sizes) => {
    const rows = Array.from({ length }, (_, i) => i);
    expect(chunk(rows).map((part) => part.length)).toEqual(sizes);
    expect(chunk(rows).flat()).toEqual(rows);
  });
});
