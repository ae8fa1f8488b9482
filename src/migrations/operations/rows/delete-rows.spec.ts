import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DeleteRows } from './delete-rows.js';

const lost = (rows: string, table: string) => ({
  irreversible: `deleting ${rows} of ${table} does not say what they were`,
  remedy: `op.bulkInsert('${table}', rows) in down(op)`,
});

testOperation<DeleteRows>('deleteRows', {
  'rows by one column': {
    operation: { kind: 'deleteRows', table: 'shop.users', keys: [{ id: 1 }, { id: -2 }] },
    sql: [`delete from "shop"."users" where ("id") in ((1), ('-2'))`],
    line: 'delete 2 rows of shop.users',
    inverse: lost('2 rows', 'shop.users'),
  },
  'a row by several columns': {
    operation: { kind: 'deleteRows', table: 'known as x', keys: [{ 'a"b': "it's", c: true }] },
    sql: [`delete from "known as x" where ("a""b", "c") in (('it''s', true))`],
    line: 'delete 1 row of known as x',
    inverse: lost('1 row', 'known as x'),
  },
  nothing: {
    operation: { kind: 'deleteRows', table: 't', keys: [] },
    sql: [],
    line: 'delete 0 rows of t',
    inverse: lost('0 rows', 't'),
  },
  'many rows': {
    operation: { kind: 'deleteRows', table: 't', keys: Array.from({ length: 1_001 }, (_, id) => ({ id })) },
    sql: [
      `delete from "t" where ("id") in (${Array.from({ length: 1_000 }, (_, id) => `(${id})`).join(', ')})`,
      'delete from "t" where ("id") in ((1000))',
    ],
    line: 'delete 1001 rows of t',
    inverse: lost('1001 rows', 't'),
  },
});
