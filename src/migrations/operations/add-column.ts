import { addColumnTo } from './column-sql.js';
import { builder, compileNode } from './compiler.js';
import type { ColumnDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface AddColumn {
  kind: 'addColumn';
  table: string;
  column: ColumnDefinition;
}

export const addColumn: OperationKind<AddColumn> = {
  compile: ({ table, column }) => [compileNode(addColumnTo(builder.schema.alterTable(table), column))],
  invert: ({ table, column }) => [{ kind: 'dropColumn', table, column: column.name, was: column }],
  describe: ({ table, column }) => `add column ${table}.${column.name} ${column.type}`,
};
