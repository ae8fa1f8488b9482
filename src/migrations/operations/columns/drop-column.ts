import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { arrow, literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { ColumnDefinition } from './column-definition.js';
import { columnSource } from './column-source.js';

export interface DropColumn {
  kind: 'dropColumn';
  table: ObjectName;
  column: string;
  /** What the column was, so that dropping it can be undone. Its values are gone all the same. */
  was?: ColumnDefinition;
  ifExists?: boolean;
  /** Drops what depends on the column as well, such as views and foreign keys to it. */
  cascade?: boolean;
}

export const dropColumn: OperationKind<DropColumn> = {
  compile: ({ table, column, ifExists = false, cascade = false }) => [
    statement(
      'alter table',
      object(table),
      'drop column',
      ifExists && 'if exists',
      id(column),
      cascade && 'cascade',
    ),
  ],
  invert: ({ table, column, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the column ${showName(table)}.${column} does not say what it was`,
          remedy: `op.dropColumn(${toSource(table)}, (t) => t.text(${toSource(column)}))`,
        }
      : [{ kind: 'addColumn', table, column: was }],
  source: ({ table, column, was, ifExists, cascade }) =>
    op(
      'dropColumn',
      literal(table),
      was === undefined ? literal(column) : arrow('t', columnSource(was)),
      optionsOf({ ifExists, cascade }),
    ),
  describe: ({ table, column }) => `drop column ${showName(table)}.${column}`,
  touches: ({ table }) => [alters(table)],
};
