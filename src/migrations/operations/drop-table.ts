import { builder, compileNode } from './compiler.js';
import type { TableDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface DropTable {
  kind: 'dropTable';
  table: string;
  /** What the table was, so that dropping it can be undone. */
  was?: TableDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropTable: OperationKind<DropTable> = {
  compile({ table, ifExists = false, cascade = false }) {
    const drop = builder.schema.dropTable(table);
    const guarded = ifExists ? drop.ifExists() : drop;
    return [compileNode(cascade ? guarded.cascade() : guarded)];
  },
  invert: ({ table, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the table ${table} does not say what it was`,
          remedy: `op.dropTable('${table}', (t) => { /* its columns */ })`,
        }
      : [{ kind: 'createTable', table, definition: was }],
  describe: ({ table }) => `drop table ${table}`,
};
