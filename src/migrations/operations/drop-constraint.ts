import { builder, compileNode } from './compiler.js';
import type { ConstraintDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface DropConstraint {
  kind: 'dropConstraint';
  table: string;
  name: string;
  /** What the constraint was, so that dropping it can be undone. */
  was?: ConstraintDefinition;
}

export const dropConstraint: OperationKind<DropConstraint> = {
  compile: ({ table, name }) => [compileNode(builder.schema.alterTable(table).dropConstraint(name))],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the constraint ${name} of ${table} does not say what it was`,
          remedy: `op.dropConstraint('${table}', '${name}', { type: 'unique', columns: ['a_column'] })`,
        }
      : [{ kind: 'addConstraint', table, constraint: was }],
  describe: ({ table, name }) => `drop constraint ${name} on ${table}`,
};
