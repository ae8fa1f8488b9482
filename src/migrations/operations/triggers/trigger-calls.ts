import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { Replacement } from '../replacement.js';
import type { TriggerState } from './set-trigger.js';
import type {
  ConstraintTriggerDefinition,
  PlainTriggerDefinition,
  TriggerDefinition,
} from './trigger-definition.js';

export interface DropTriggerOptions {
  ifExists?: boolean;
  /** Drops what depends on the trigger as well. */
  cascade?: boolean;
}

export interface TriggerCalls {
  /**
   * Has a table or view call a function when its rows change. With `orReplace` it takes the place of a trigger of that
   * name, which can't be a constraint and is enabled again; it is then reversible where `was` says what that was.
   *
   * @example
   * op.createTrigger('users', 'touch_users', {
   *   timing: 'before',
   *   events: ['insert', { updateOf: ['email'] }],
   *   forEach: 'row',
   *   function: 'touch',
   * });
   */
  createTrigger(
    table: ObjectName,
    name: string,
    definition:
      | (PlainTriggerDefinition & Replacement<PlainTriggerDefinition>)
      | (ConstraintTriggerDefinition & { orReplace?: false; was?: undefined }),
  ): void;

  /** Reversible where `was` says what the trigger was; it comes back enabled. */
  dropTrigger(table: ObjectName, name: string, was?: TriggerDefinition, options?: DropTriggerOptions): void;

  renameTrigger(table: ObjectName, name: string, to: string): void;

  /** Switches a trigger of a table on or off. Reversible where `from` says what it was set to. */
  setTrigger(table: ObjectName, name: string, to: TriggerState, options?: { from?: TriggerState }): void;
}

export function triggerCalls({ record }: Recording): TriggerCalls {
  return {
    createTrigger: (table, name, { orReplace, was, ...definition }) =>
      record({ kind: 'createTrigger', table, name, definition, orReplace, was }),
    dropTrigger: (table, name, was, options) => record({ kind: 'dropTrigger', table, name, was, ...options }),
    renameTrigger: (table, name, to) => record({ kind: 'renameTrigger', table, name, to }),
    setTrigger: (table, name, to, options) => record({ kind: 'setTrigger', table, name, to, ...options }),
  };
}
