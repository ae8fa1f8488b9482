import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { DeleteRows } from './delete-rows.js';

const lost = (rows: string, table: string) => ({
  irreversible: `deleting ${rows} of ${table} does not say what they were`,
  remedy: `op.delete('${table}', ..., { was: rows })`,
});

testOperation<DeleteRows>('delete', {
  'what SQL finds': {
    operation: { kind: 'delete', table: 'shop.users', where: sql`name = ${"it's"} or id = 7` },
    sql: [`delete from "shop"."users" where name = 'it''s' or id = 7`],
    line: `delete rows of shop.users where name = 'it''s' or id = 7`,
    inverse: lost('rows', 'shop.users'),
  },
  'all rows': {
    operation: { kind: 'delete', table: 't', where: 'true' },
    sql: ['delete from "t" where true'],
    line: 'delete rows of t where true',
    inverse: lost('rows', 't'),
  },
  'rows by the values of one': {
    operation: {
      kind: 'delete',
      table: 't',
      where: { 'a"b': 1, c: null, d: sql`1 or 2` },
      was: [{ 'a"b': 1, c: null, d: 3 }],
    },
    sql: ['delete from "t" where "a""b" = 1 and "c" is null and "d" = (1 or 2)'],
    line: 'delete rows of t where "a""b" = 1 and "c" is null and "d" = (1 or 2)',
    inverse: [{ kind: 'bulkInsert', table: 't', rows: [{ 'a"b': 1, c: null, d: 3 }], by: ['a"b', 'c', 'd'] }],
  },
  'rows by one column': {
    operation: { kind: 'delete', table: 'shop.users', where: [{ id: 1 }, { id: -2 }] },
    sql: [`delete from "shop"."users" where ("id") in ((1), ('-2'))`],
    line: 'delete 2 rows of shop.users',
    inverse: lost('2 rows', 'shop.users'),
  },
  'a row by several columns': {
    operation: { kind: 'delete', table: 'known as x', where: [{ 'a"b': "it's", c: true }] },
    sql: [`delete from "known as x" where ("a""b", "c") in (('it''s', true))`],
    line: 'delete 1 row of known as x',
    inverse: lost('1 row', 'known as x'),
  },
  'rows by nulls, and by different columns': {
    operation: { kind: 'delete', table: 't', where: [{ a: 1, b: null }, { a: null, b: 2 }, { c: 3 }] },
    sql: ['delete from "t" where "a" = 1 and "b" is null or "a" is null and "b" = 2 or "c" = 3'],
    line: 'delete 3 rows of t',
    inverse: lost('3 rows', 't'),
  },
  'what the rows were': {
    operation: { kind: 'delete', table: 't', where: [{ id: 1 }], was: [{ id: 1, name: 'Ada' }] },
    sql: ['delete from "t" where ("id") in ((1))'],
    line: 'delete 1 row of t',
    inverse: [{ kind: 'bulkInsert', table: 't', rows: [{ id: 1, name: 'Ada' }], by: ['id'] }],
  },
  'what the rows were that SQL found': {
    operation: { kind: 'delete', table: 't', where: 'x', was: [{ id: 1 }] },
    sql: ['delete from "t" where x'],
    line: 'delete rows of t where x',
    inverse: [{ kind: 'bulkInsert', table: 't', rows: [{ id: 1 }] }],
  },
  nothing: {
    operation: { kind: 'delete', table: 't', where: [], was: [] },
    sql: [],
    line: 'delete 0 rows of t',
    inverse: [{ kind: 'bulkInsert', table: 't', rows: [] }],
  },
  'many rows': {
    operation: { kind: 'delete', table: 't', where: Array.from({ length: 1_001 }, (_, id) => ({ id })) },
    sql: [
      `delete from "t" where ("id") in (${Array.from({ length: 1_000 }, (_, id) => `(${id})`).join(', ')})`,
      'delete from "t" where ("id") in ((1000))',
    ],
    line: 'delete 1001 rows of t',
    inverse: lost('1001 rows', 't'),
  },
});
