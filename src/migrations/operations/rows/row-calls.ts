import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import { ensureRows } from './ensure-rows.js';
import type { RowCondition } from './row-condition.js';
import type { RowSource } from './row-source.js';
import type { Row } from './row-values.js';
import type { RowChange } from './update-rows.js';

export interface BulkInsertOptions<R extends Row = Row> {
  /** The columns that identify a row, so that the insert can be undone. Null identifies none. */
  by?: readonly (keyof R & string)[];
  /**
   * `false` never uses COPY, which passes over rules and `generated always`, and which a table with row-level security
   * refuses. Default: COPY for more than 1,000 rows that have the same columns and no SQL.
   */
  copy?: boolean;
}

export interface UpdateOptions {
  /** The new values by column; a value may be SQL by the `sql` tag, such as sql`default`. */
  set: Row;
  /** Which rows: by SQL, or those that have these values, where null means `is null`. Default: all rows. */
  where?: RowCondition;
  /** What undoes it, of the same rows unless it says `where`; `false` where there is nothing to undo. */
  reverse?: RowChange | false;
}

export interface RowCalls {
  /**
   * Inserts rows. A value may be SQL by the `sql` tag; a column that a row leaves out gets its default. More than
   * 1,000 rows that have the same columns and no SQL go by COPY. Reversible where `by` names the columns that
   * identify a row.
   */
  bulkInsert<R extends Row>(
    table: ObjectName,
    rows: readonly R[],
    options?: BulkInsertOptions<NoInfer<R>>,
  ): void;
  /**
   * Inserts rows as an iterable or a generator makes them, by COPY and in constant memory. All have the columns of the
   * first, and none holds SQL. They are read once, when it is their turn. To be reversible it has to stand in
   * {@link OperationCalls.reversible}.
   *
   * @throws StreamedRowError (the migration fails with it) for a row that does not fit the first.
   * @throws AsyncRowsError in a script, where the iterable is asynchronous.
   * @throws ReadWhileCopyingError where the rows are read from the database by `op` itself.
   */
  bulkInsert(table: ObjectName, rows: RowSource): void;

  /**
   * Changes rows. Reversible where `reverse` says how, or is `false`.
   *
   * @throws IncompleteRowError for an empty row, or `undefined` as a value.
   * @example op.update('users', { set: { role: 'member' }, where: { role: null }, reverse: false });
   */
  update(table: ObjectName, options: UpdateOptions): void;

  /**
   * Deletes the rows that SQL finds, or those that have the values of a row, or of one of several; null means `is null`.
   * Reversible where `was` says what they were.
   *
   * @throws IncompleteRowError for an empty row, or `undefined` as a value; all rows are sql`true`.
   */
  delete(table: ObjectName, where: RowCondition | readonly Row[], options?: { was?: readonly Row[] }): void;

  /** Removes all rows of one table or several, at once and for good: it can't be undone. */
  truncate(
    tables: ObjectName | readonly ObjectName[],
    options?: {
      /** Empties tables that refer to them as well. */
      cascade?: boolean;
      /** Lets the sequences of their columns start anew. */
      restartIdentity?: boolean;
    },
  ): void;
}

export function rowCalls({ record }: Recording): RowCalls {
  return {
    bulkInsert: (table: ObjectName, rows: RowSource, options?: BulkInsertOptions) =>
      record({ kind: 'bulkInsert', table, rows, ...options }),
    update(table, { set, where, reverse }) {
      ensureRows('update', table, 'set', set);
      ensureRows('update', table, 'where', where);
      record({ kind: 'update', table, set, where, reverse: reverse && reversal(table, reverse, where) });
    },
    delete(table, where, options) {
      ensureRows('delete', table, 'where', where);
      record({ kind: 'delete', table, where, ...options });
    },
    truncate: (tables, options) =>
      record({ kind: 'truncate', tables: isList(tables) ? tables : [tables], ...options }),
  };
}

function reversal(table: ObjectName, reverse: RowChange, same: RowCondition | undefined): RowChange {
  const { set, where = same } = reverse;
  ensureRows('update', table, 'reverse.set', set);
  ensureRows('update', table, 'reverse.where', where);
  return { set, where };
}

function isList(tables: ObjectName | readonly ObjectName[]): tables is readonly ObjectName[] {
  return Array.isArray(tables);
}
