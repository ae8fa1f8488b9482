import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { PolicyDefinition } from './policy-definition.js';

export interface DropPolicy {
  kind: 'dropPolicy';
  table: ObjectName;
  name: string;
  /** What the policy was, so that dropping it can be undone. */
  was?: PolicyDefinition;
  ifExists?: boolean;
}

export const dropPolicy: OperationKind<DropPolicy> = {
  compile: ({ table, name, ifExists = false }) => [
    statement('drop policy', ifExists && 'if exists', id(name), 'on', object(table)),
  ],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the policy ${name} of ${showName(table)} does not say what it was`,
          remedy: `op.dropPolicy(${toSource(table)}, ${toSource(name)}, { for: 'select', using: '...' })`,
        }
      : [{ kind: 'createPolicy', table, name, definition: was }],
  // A policy without any word of its own is `{}`, where nothing at all would be an unknown one.
  source: ({ table, name, was, ifExists }) =>
    op('dropPolicy', literal(table), literal(name), literal(was), optionsOf({ ifExists })),
  describe: ({ table, name }) => `drop policy ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table)],
};
