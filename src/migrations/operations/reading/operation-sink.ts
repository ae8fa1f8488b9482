import type { Operation } from '../operation.js';
import type { SqlText } from '../sql-text.js';

/** Where recorded operations go when a migration reads, and when it ends. */
export interface OperationSink {
  /** Whether all runs in one transaction, which begins before the migration and ends after it. */
  readonly inTransaction: boolean;
  run(operations: readonly Operation[]): Promise<void>;
  query<R extends object>(text: SqlText, details?: QueryDetails): Promise<QueryAnswer<R>>;
  /** Runs a statement that changes and reads nothing, such as `savepoint`. It counts for nothing. */
  control(statement: string): Promise<void>;
}

export interface QueryDetails {
  /** The values of `$1`, `$2` and so on. */
  parameters?: readonly unknown[];
  /**
   * What the migration's checksum and an error without a database take for the query. Default: its text. A query of
   * Siskin's own has to be given one that stays the same over its releases.
   */
  shownAs?: string;
}

export interface QueryAnswer<R> {
  rows: R[];
  /** How many rows an insert, update, delete or merge has touched; absent for every other query. */
  affected?: bigint;
}
