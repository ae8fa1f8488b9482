import { builder, compileNode } from './compiler.js';
import type { ColumnDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface DropColumn {
  kind: 'dropColumn';
  table: string;
  column: string;
  /** What the column was, so that dropping it can be undone. Its values are gone all the same. */
  was?: ColumnDefinition;
}

export const dropColumn: OperationKind<DropColumn> = {
  compile: ({ table, column }) => [compileNode(builder.schema.alterTable(table).dropColumn(column))],
  invert: ({ table, column, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the column ${table}.${column} does not say what it was`,
          remedy: `op.dropColumn('${table}', (t) => t.text('${column}'))`,
        }
      : [{ kind: 'addColumn', table, column: was }],
  describe: ({ table, column }) => `drop column ${table}.${column}`,
};
