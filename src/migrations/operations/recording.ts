import type { NamingRule } from './names.js';
import type { Operation } from './operation.js';
import type { OperationCalls } from './operations.js';

/** What the calls on `op` make operations with. */
export interface Recording {
  record: (operation: Operation) => void;
  /** The operations of calls that stand inside another one. */
  nested: (steps: (op: OperationCalls) => void) => Operation[];
  /** Names indexes and constraints that are given no name. */
  naming: NamingRule;
}
