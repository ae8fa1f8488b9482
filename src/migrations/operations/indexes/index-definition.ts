import type { StorageParameters } from '../clauses.js';
import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

/** A column by its name, or with what PostgreSQL can say about it, or an expression in its place. */
export type IndexColumn =
  | string
  | ({ column: string; expression?: undefined } & IndexColumnOptions)
  | ({ expression: SqlText; column?: undefined } & IndexColumnOptions);

export interface IndexColumnOptions {
  order?: 'asc' | 'desc';
  nulls?: 'first' | 'last';
  /** Such as `gin_trgm_ops`. Default: that of the type. */
  operatorClass?: ObjectName;
  collation?: ObjectName;
}

export interface IndexOptions {
  /** Default: MikroORM's `table_column_index`, or `table_column_unique`. */
  name?: string;
  unique?: boolean;
  /** Access method, such as `gin`. Default: `btree`. */
  method?: string;
  /** Further columns that the index holds, so that a query need not read the table. */
  include?: readonly string[];
  /** The condition of a partial index. */
  where?: SqlText;
  /** Whether two nulls are equal in a unique index. Default: false. */
  nullsNotDistinct?: boolean;
  /** Storage parameters, such as `{ fillfactor: 90 }`. */
  with?: StorageParameters;
  tablespace?: string;
  /**
   * Builds it, and drops it, while the table is written to. Not in a transaction: the migration says
   * `static transaction = false`. Default: false.
   */
  concurrently?: boolean;
}

export interface IndexDefinition extends Omit<IndexOptions, 'name'> {
  name: string;
  columns: readonly IndexColumn[];
}
