import { builder, compileNode } from './compiler.js';
import type { OperationKind } from './operation-kind.js';

export interface RenameColumn {
  kind: 'renameColumn';
  table: string;
  column: string;
  to: string;
}

export const renameColumn: OperationKind<RenameColumn> = {
  compile: ({ table, column, to }) => [
    compileNode(builder.schema.alterTable(table).renameColumn(column, to)),
  ],
  invert: ({ table, column, to }) => [{ kind: 'renameColumn', table, column: to, to: column }],
  describe: ({ table, column, to }) => `rename column ${table}.${column} to ${to}`,
};
