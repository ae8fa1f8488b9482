import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { TableDefinition } from '../tables/table-definition.js';
import type { CreatePartition } from './create-partition.js';

const empty: TableDefinition = { columns: [], constraints: [], indexes: [] };
const full: TableDefinition = {
  columns: [],
  constraints: [{ type: 'check', name: 'ck', expression: 'id > 0' }],
  indexes: [{ name: 'ix', columns: ['id'] }],
  comment: "it's",
  unlogged: true,
  with: { fillfactor: 70 },
  tablespace: 'fast',
  partitionBy: { strategy: 'list', columns: ['kind', { expression: sql`lower(${'A'})`, collation: 'C' }] },
};

testOperation<CreatePartition>('createPartition', {
  'by range': {
    operation: {
      kind: 'createPartition',
      table: 'log."1"',
      of: 'log.events',
      bounds: { from: [new Date('2026-01-01T00:00:00Z'), -1], to: [sql`maxvalue`, sql`maxvalue`] },
      definition: empty,
    },
    sql: [
      `create table "log"."""1""" partition of "log"."events" for values from ('2026-01-01T00:00:00.000Z', '-1') to (maxvalue, maxvalue)`,
    ],
    line: 'create partition log."1" of log.events',
    inverse: [
      {
        kind: 'dropPartition',
        table: 'log."1"',
        of: 'log.events',
        bounds: { from: [new Date('2026-01-01T00:00:00Z'), -1], to: [sql`maxvalue`, sql`maxvalue`] },
        was: empty,
      },
    ],
  },
  'by range of one column': {
    operation: {
      kind: 'createPartition',
      table: 'a',
      of: 'b',
      bounds: { from: 0, to: 10n },
      definition: empty,
    },
    sql: ['create table "a" partition of "b" for values from (0) to (10)'],
    line: 'create partition a of b',
    inverse: [{ kind: 'dropPartition', table: 'a', of: 'b', bounds: { from: 0, to: 10n }, was: empty }],
  },
  'by list': {
    operation: {
      kind: 'createPartition',
      table: 'a',
      of: 'b',
      bounds: { in: ["it's", true, null] },
      definition: empty,
    },
    sql: [`create table "a" partition of "b" for values in ('it''s', true, null)`],
    line: 'create partition a of b',
    inverse: [
      { kind: 'dropPartition', table: 'a', of: 'b', bounds: { in: ["it's", true, null] }, was: empty },
    ],
  },
  'by hash, where it is missing': {
    operation: {
      kind: 'createPartition',
      table: 'a',
      of: 'b',
      bounds: { modulus: 4, remainder: 3 },
      definition: empty,
      ifNotExists: true,
    },
    sql: ['create table if not exists "a" partition of "b" for values with (modulus 4, remainder 3)'],
    line: 'create partition a of b',
    inverse: {
      irreversible: 'the partition a may have been there before, as ifNotExists says',
      remedy: "op.createPartition('a', ...) without ifNotExists",
    },
  },
  'for the rest, with everything': {
    operation: {
      kind: 'createPartition',
      table: 'a',
      of: 'b',
      bounds: { default: true },
      definition: full,
    },
    sql: [
      'create unlogged table "a" partition of "b" (constraint "ck" check (id > 0)) default ' +
        `partition by list ("kind", (lower('A')) collate "C") with ("fillfactor" = 70) tablespace "fast"`,
      'create index "ix" on "a" ("id")',
      `comment on table "a" is 'it''s'`,
    ],
    line: 'create partition a of b',
    inverse: [{ kind: 'dropPartition', table: 'a', of: 'b', bounds: { default: true }, was: full }],
  },
});
