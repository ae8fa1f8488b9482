import { builder, compileNode } from './compiler.js';
import { besideTable, splitTable } from './names.js';
import type { OperationKind } from './operation-kind.js';

export interface RenameTable {
  kind: 'renameTable';
  table: string;
  /** The new name, in the same schema. */
  to: string;
}

export const renameTable: OperationKind<RenameTable> = {
  compile: ({ table, to }) => [compileNode(builder.schema.alterTable(table).renameTo(to))],
  invert: ({ table, to }) => [
    { kind: 'renameTable', table: besideTable(table, to), to: splitTable(table).name },
  ],
  describe: ({ table, to }) => `rename table ${table} to ${to}`,
};
