import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { TableDefinition } from './table-definition.js';
import type { DropTable } from './drop-table.js';

const was: TableDefinition = { columns: [{ name: 'id', type: 'integer' }], constraints: [], indexes: [] };
const unknown = (table: string) => ({
  irreversible: `dropping the table ${table} does not say what it was`,
  remedy: `op.dropTable('${table}', (t) => { /* its columns */ })`,
});

testOperation<DropTable>('dropTable', {
  'a table with its definition': {
    operation: { kind: 'dropTable', table: 'shop.users', was },
    sql: ['drop table "shop"."users"'],
    line: 'drop table shop.users',
    inverse: [{ kind: 'createTable', table: 'shop.users', definition: was }],
  },
  'a table by its name': {
    operation: { kind: 'dropTable', table: 'users' },
    sql: ['drop table "users"'],
    line: 'drop table users',
    inverse: unknown('users'),
  },
  'a table if it exists': {
    operation: { kind: 'dropTable', table: 'users', ifExists: true },
    sql: ['drop table if exists "users"'],
    line: 'drop table users',
    inverse: unknown('users'),
  },
  'what depends on it': {
    operation: { kind: 'dropTable', table: 'a.b', cascade: true },
    sql: ['drop table "a"."b" cascade'],
    line: 'drop table a.b',
    inverse: unknown('a.b'),
  },
  both: {
    operation: { kind: 'dropTable', table: 'users', was, ifExists: true, cascade: true },
    sql: ['drop table if exists "users" cascade'],
    line: 'drop table users',
    inverse: [{ kind: 'createTable', table: 'users', definition: was }],
  },
});
