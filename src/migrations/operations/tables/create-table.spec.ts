import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateTable } from './create-table.js';
import type { TableDefinition } from './table-definition.js';

const empty: TableDefinition = { columns: [], constraints: [], indexes: [] };
const full: TableDefinition = {
  columns: [
    { name: 'id', type: 'bigint', identity: { kind: 'always' } },
    { name: 'user_id', type: 'bigint', notNull: true },
  ],
  constraints: [
    { type: 'primaryKey', name: 'posts_pkey', columns: ['id'] },
    { type: 'foreignKey', name: 'fk', columns: ['user_id'], references: { table: 'users', columns: ['id'] } },
  ],
  indexes: [
    { name: 'ix', columns: ['user_id'] },
    { name: 'ux', columns: ['user_id', 'id'], unique: true },
  ],
};

testOperation<CreateTable>('createTable', {
  'a table without columns': {
    operation: { kind: 'createTable', table: 'a"b', definition: empty },
    sql: ['create table "a""b" ()'],
    line: 'create table a"b',
    inverse: [{ kind: 'dropTable', table: 'a"b', was: empty }],
  },
  'columns, constraints, then indexes': {
    operation: { kind: 'createTable', table: 'shop.posts', definition: full },
    sql: [
      'create table "shop"."posts" ("id" bigint generated always as identity, "user_id" bigint not null, ' +
        'constraint "posts_pkey" primary key ("id"), ' +
        'constraint "fk" foreign key ("user_id") references "users" ("id"))',
      'create index "ix" on "shop"."posts" ("user_id")',
      'create unique index "ux" on "shop"."posts" ("user_id", "id")',
    ],
    line: 'create table shop.posts',
    inverse: [{ kind: 'dropTable', table: 'shop.posts', was: full }],
  },
  'what is missing': {
    operation: {
      kind: 'createTable',
      table: 't',
      definition: {
        ...empty,
        columns: [{ name: 'a', type: 'text' }],
        indexes: [{ name: 'ix', columns: ['a'] }],
      },
      ifNotExists: true,
    },
    sql: ['create table if not exists "t" ("a" text)', 'create index if not exists "ix" on "t" ("a")'],
    line: 'create table t',
    inverse: {
      irreversible: 'the table t may have been there before, as ifNotExists says',
      remedy: "op.createTable('t', ...) without ifNotExists",
    },
  },
});
