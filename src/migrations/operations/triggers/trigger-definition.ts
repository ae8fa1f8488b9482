import type { DeferrableOptions } from '../constraints/constraint-definition.js';
import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

/** What a trigger waits for; `updateOf` is an update that names one of the columns. */
export type TriggerEvent = 'insert' | 'update' | 'delete' | 'truncate' | { updateOf: readonly string[] };

interface TriggerBasics {
  events: readonly TriggerEvent[];
  /** A condition on `old` and `new`, without which the function is not called. */
  when?: SqlText;
  /** Takes no arguments and returns `trigger`. */
  function: ObjectName;
  /** Texts that the function finds in `TG_ARGV`. */
  arguments?: readonly string[];
}

export interface PlainTriggerDefinition extends TriggerBasics {
  /** `instead of` is for views. */
  timing: 'before' | 'after' | 'instead of';
  /** Whether it is called for each row or once a statement. Default, as in PostgreSQL: `statement`. */
  forEach?: 'row' | 'statement';
  /** Names under which the function finds all rows of the statement, as they were and as they are. */
  referencing?: { old?: string; new?: string };
  constraint?: false;
  deferrable?: undefined;
}

/** A trigger that may wait for the end of the transaction, as constraints do. It is called for each row. */
export interface ConstraintTriggerDefinition extends TriggerBasics {
  constraint: true;
  timing: 'after';
  forEach?: 'row';
  referencing?: undefined;
  deferrable?: DeferrableOptions['deferrable'];
}

export type TriggerDefinition = PlainTriggerDefinition | ConstraintTriggerDefinition;
