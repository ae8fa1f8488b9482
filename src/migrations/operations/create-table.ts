import type { CreateTableBuilder } from 'kysely';

import { addColumnTo } from './column-sql.js';
import { builder, compileNode } from './compiler.js';
import { addConstraintTo } from './constraint-sql.js';
import { createIndex } from './create-index.js';
import type { TableDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface CreateTable {
  kind: 'createTable';
  table: string;
  definition: TableDefinition;
  ifNotExists?: boolean;
}

/** The table, and each of its indexes in a statement of its own. */
export const createTable: OperationKind<CreateTable> = {
  compile({ table, definition: { columns, constraints, indexes }, ifNotExists = false }) {
    const start: CreateTableBuilder<string, string> = builder.schema.createTable(table);
    const guarded = ifNotExists ? start.ifNotExists() : start;
    const withColumns = columns.reduce((node, column) => addColumnTo(node, column), guarded);
    const whole = constraints.reduce((node, constraint) => addConstraintTo(node, constraint), withColumns);
    return [
      compileNode(whole),
      ...indexes.flatMap((index) => createIndex.compile({ kind: 'createIndex', table, index, ifNotExists })),
    ];
  },
  invert: ({ table, definition }) => [{ kind: 'dropTable', table, was: definition }],
  describe: ({ table }) => `create table ${table}`,
};
