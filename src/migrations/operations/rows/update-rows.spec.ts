import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { UpdateRows } from './update-rows.js';

const unsaid = (columns: string, table: string) => ({
  irreversible: `updating ${columns} of ${table} does not say what they were`,
  remedy: `op.update('${table}', { set, where, reverse: { set: { ... } } }), or { reverse: false } where nothing is to be undone`,
});

testOperation<UpdateRows>('update', {
  'all rows': {
    operation: { kind: 'update', table: 'shop.users', set: { 'a"b': null, c: sql`d + ${-1}`, e: "it's" } },
    sql: [`update "shop"."users" set "a""b" = null, "c" = d + '-1', "e" = 'it''s'`],
    line: 'update a"b, c, e of shop.users',
    inverse: unsaid('a"b, c, e', 'shop.users'),
  },
  'rows by SQL, with nothing to undo': {
    operation: { kind: 'update', table: 't', set: { a: 1 }, where: sql`b = ${2}`, reverse: false },
    sql: ['update "t" set "a" = 1 where b = 2'],
    line: 'update a of t where b = 2',
    inverse: [],
  },
  'rows by values, with what undoes it': {
    operation: {
      kind: 'update',
      table: 't',
      set: { a: 1 },
      where: { a: null, id: 7 },
      reverse: { set: { a: sql`default` }, where: { a: 1 } },
    },
    sql: ['update "t" set "a" = 1 where "a" is null and "id" = 7'],
    line: 'update a of t where "a" is null and "id" = 7',
    inverse: [
      {
        kind: 'update',
        table: 't',
        set: { a: sql`default` },
        where: { a: 1 },
        reverse: { set: { a: 1 }, where: { a: null, id: 7 } },
      },
    ],
  },
});
