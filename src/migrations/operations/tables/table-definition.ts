import type { StorageParameters } from '../clauses.js';
import type { ColumnDefinition } from '../columns/column-definition.js';
import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import type { IndexDefinition } from '../indexes/index-definition.js';
import type { PartitionKey } from '../partitions/partition-key.js';

/** What is said of a table as a whole. */
export interface TableOptions {
  comment?: string;
  /** Writes no log of its rows, which are lost when the server crashes. Default: false. */
  unlogged?: boolean;
  /** Storage parameters, such as `{ fillfactor: 70 }`. */
  with?: StorageParameters;
  tablespace?: string;
  /** By what its rows are spread over partitions. */
  partitionBy?: PartitionKey;
}

export interface TableDefinition extends TableOptions {
  columns: readonly ColumnDefinition[];
  constraints: readonly ConstraintDefinition[];
  indexes: readonly IndexDefinition[];
}
