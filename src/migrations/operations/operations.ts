import type { ColumnCalls } from './columns/column-calls.js';
import type { ConstraintCalls } from './constraints/constraint-calls.js';
import type { IndexCalls } from './indexes/index-calls.js';
import type { PartitionCalls } from './partitions/partition-calls.js';
import type { RowCalls } from './rows/row-calls.js';
import type { Row } from './rows/row-values.js';
import type { SqlCalls } from './sql/sql-calls.js';
import type { SqlText } from './sql-text.js';
import type { TableSettingCalls } from './tables/setting-calls.js';
import type { StatisticsCalls } from './tables/statistics-calls.js';
import type { TableCalls } from './tables/table-calls.js';

/**
 * What changes the database. Calls are queued and run in order; none of them returns a promise that could be forgotten.
 *
 * A table, view, type or the like is named `name` or `schema.name`, or `{ schema, name }` where one of them holds a dot.
 * Names are always quoted, values never spliced. Constraints and indexes that are given no name get the one that MikroORM
 * would give them.
 *
 * In a migration with `change(op)` every call has to be reversible: whatever removes something takes the definition
 * that is needed to bring it back.
 */
export interface OperationCalls
  extends
    TableCalls,
    ColumnCalls,
    ConstraintCalls,
    IndexCalls,
    PartitionCalls,
    RowCalls,
    SqlCalls,
    StatisticsCalls,
    TableSettingCalls {}

/** What a migration can do to the database, and read of it. Reads run first what is queued. */
export interface Operations extends OperationCalls {
  /**
   * Runs what is queued, then the query, and returns its rows. Without a database (a script, the reversal of a
   * `change`) it fails with a {@link DatabaseReadError}.
   *
   * @example const users = await op.rows<{ id: number }>`select id from users where name = ${name}`;
   */
  rows<R extends object = Row>(text: SqlText): Promise<R[]>;
  rows<R extends object = Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
}
