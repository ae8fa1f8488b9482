import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { TriggerDefinition } from './trigger-definition.js';

export interface DropTrigger {
  kind: 'dropTrigger';
  table: ObjectName;
  name: string;
  /** What the trigger was, so that dropping it can be undone. */
  was?: TriggerDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropTrigger: OperationKind<DropTrigger> = {
  compile: ({ table, name, ifExists = false, cascade = false }) => [
    statement('drop trigger', ifExists && 'if exists', id(name), 'on', object(table), cascade && 'cascade'),
  ],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the trigger ${name} of ${showName(table)} does not say what it was`,
          remedy:
            `op.dropTrigger(${toSource(table)}, ${toSource(name)}, ` +
            "{ timing: 'before', events: ['insert'], forEach: 'row', function: 'a_function' })",
        }
      : [{ kind: 'createTrigger', table, name, definition: was }],
  source: ({ table, name, was, ifExists, cascade }) =>
    op('dropTrigger', literal(table), literal(name), literal(was), optionsOf({ ifExists, cascade })),
  describe: ({ table, name }) => `drop trigger ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table)],
};
