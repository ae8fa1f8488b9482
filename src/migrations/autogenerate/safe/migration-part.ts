import type { Operation } from '../../operations/operation.js';

/** The operations of one of the migrations that are to be written, in their order. */
export interface MigrationPart {
  readonly operations: readonly Operation[];
  /** Whether they may be, and are, in a transaction. */
  readonly transaction: boolean;
  /** What its file is named after beside the name that was given, such as `['validate']`; nothing for the first. */
  readonly suffix: readonly string[];
}
