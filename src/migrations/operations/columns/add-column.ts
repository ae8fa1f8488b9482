import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { arrow, literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import { columnClause, columnComments, columnStorage } from './column-clause.js';
import type { ColumnDefinition } from './column-definition.js';
import { columnSource } from './column-source.js';
import { rewritesTable } from './column-work.js';

export interface AddColumn {
  kind: 'addColumn';
  table: ObjectName;
  column: ColumnDefinition;
  ifNotExists?: boolean;
}

export const addColumn: OperationKind<AddColumn> = {
  compile: ({ table, column, ifNotExists = false }) => [
    statement(
      'alter table',
      object(table),
      'add column',
      ifNotExists && 'if not exists',
      columnClause(column),
    ),
    ...columnStorage(table, [column]),
    ...columnComments(table, [column]),
  ],
  invert: ({ table, column, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the column ${showName(table)}.${column.name} may have been there before, as ifNotExists says`,
          remedy: `op.addColumn(${toSource(table)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropColumn', table, column: column.name, was: column }],
  source: ({ table, column, ifNotExists }) =>
    op('addColumn', literal(table), arrow('t', columnSource(column)), optionsOf({ ifNotExists })),
  describe: ({ table, column }) => `add column ${showName(table)}.${column.name} ${column.type}`,
  touches: ({ table, column }) => [alters(table, rewritesTable(column) ? { work: 'rewrite' } : {})],
};
