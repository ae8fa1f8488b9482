import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';

/** When a trigger fires: on the origin of a row, nowhere, everywhere, or only where rows are replicated to. */
export type TriggerState = 'enabled' | 'disabled' | 'always' | 'replica';

/** Switches a trigger on or off. */
export interface SetTrigger {
  kind: 'setTrigger';
  table: ObjectName;
  name: string;
  to: TriggerState;
  from?: TriggerState;
}

const VERBS: Record<TriggerState, string> = {
  enabled: 'enable',
  disabled: 'disable',
  always: 'enable always',
  replica: 'enable replica',
};

export const setTrigger: OperationKind<SetTrigger> = {
  compile: ({ table, name, to }) => [statement('alter table', object(table), VERBS[to], 'trigger', id(name))],
  invert: ({ table, name, to, from }) =>
    from === undefined
      ? {
          irreversible: `setting the trigger ${name} of ${showName(table)} to ${to} does not say what it was set to`,
          remedy: `op.setTrigger(${toSource(table)}, ${toSource(name)}, ${toSource(to)}, { from: '...' })`,
        }
      : [{ kind: 'setTrigger', table, name, to: from, from: to }],
  source: ({ table, name, to, from }) =>
    op('setTrigger', literal(table), literal(name), literal(to), optionsOf({ from })),
  describe: ({ table, name, to }) => `${VERBS[to]} trigger ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table, { lock: 'share row exclusive' })],
};
