import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { Row } from './row-values.js';

export interface RowCalls {
  /**
   * Inserts rows, many a statement; a value may be SQL by the `sql` tag. Reversible where `by` names the columns that
   * identify a row.
   */
  bulkInsert(table: ObjectName, rows: readonly Row[], options?: { by?: readonly string[] }): void;

  /** Deletes the rows that have all the values of one of the keys, each of which names the same columns. */
  delete(table: ObjectName, keys: readonly Row[]): void;
}

export function rowCalls({ record }: Recording): RowCalls {
  return {
    bulkInsert: (table, rows, options) => record({ kind: 'bulkInsert', table, rows, ...options }),
    delete: (table, keys) => record({ kind: 'deleteRows', table, keys }),
  };
}
