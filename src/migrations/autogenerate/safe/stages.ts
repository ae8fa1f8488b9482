import type { Operation } from '../../operations/operation.js';
import type { ObjectName } from '../../operations/names.js';

/** The migrations that a change may need, in their order, with what their files are named after. */
export const STAGES = ['change', 'fill', 'indexes', 'constraints', 'validate'] as const;

export type Stage = (typeof STAGES)[number];

/** Batches commit by themselves, and an index is built concurrently outside a transaction only. */
export const OUTSIDE: ReadonlySet<Stage> = new Set<Stage>(['fill', 'indexes']);

export interface Staged {
  readonly stage: Stage;
  readonly operation: Operation;
}

/** What is known of the tables that the operations meet. */
export interface SafetyFacts {
  /** Whether others read and write the table, and its rows take time to go through. */
  readonly isBusy: (table: ObjectName) => boolean;
  /** PostgreSQL builds no index concurrently on a partitioned table. */
  readonly isPartitioned: (table: ObjectName) => boolean;
}

/** All operations of the change, which one of them may have to give way to. */
export interface SafetyContext extends SafetyFacts {
  readonly operations: readonly Operation[];
}

/** The safe form of an operation; undefined where it is safe as it is. */
export type SafeForm = (operation: Operation, context: SafetyContext) => readonly Staged[] | undefined;
