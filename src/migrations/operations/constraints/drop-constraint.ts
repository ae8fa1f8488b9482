import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { ConstraintDefinition } from './constraint-definition.js';

export interface DropConstraint {
  kind: 'dropConstraint';
  table: ObjectName;
  name: string;
  /** What the constraint was, so that dropping it can be undone. */
  was?: ConstraintDefinition;
  ifExists?: boolean;
  /** Drops what depends on it as well, such as foreign keys to a key. */
  cascade?: boolean;
}

export const dropConstraint: OperationKind<DropConstraint> = {
  compile: ({ table, name, ifExists = false, cascade = false }) => [
    statement(
      'alter table',
      object(table),
      'drop constraint',
      ifExists && 'if exists',
      id(name),
      cascade && 'cascade',
    ),
  ],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the constraint ${name} of ${showName(table)} does not say what it was`,
          remedy: `op.dropConstraint(${toSource(table)}, ${toSource(name)}, { type: 'unique', columns: ['a_column'] })`,
        }
      : [{ kind: 'addConstraint', table, constraint: was }],
  source({ table, name, was, ifExists, cascade }) {
    const { name: _, ...definition } = was ?? { name };
    const known = was === undefined ? undefined : optionsOf(definition);
    return op('dropConstraint', literal(table), literal(name), known, optionsOf({ ifExists, cascade }));
  },
  describe: ({ table, name }) => `drop constraint ${name} on ${showName(table)}`,
  touches: ({ table, was }) => [
    alters(table),
    ...(was?.type === 'foreignKey' ? [alters(was.references.table)] : []),
  ],
};
