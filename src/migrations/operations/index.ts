export type { ColumnBuilder } from './columns/column-builder.js';
export type {
  AlterColumnOptions,
  ColumnAlteration,
  ColumnCalls,
  DescribeColumn,
  DropColumnOptions,
} from './columns/column-calls.js';
export type { IdentityDefinition, IdentityKind } from './columns/column-definition.js';
export type { ColumnFactory } from './columns/column-factory.js';
export type { ConstraintCalls, DropConstraintOptions } from './constraints/constraint-calls.js';
export type {
  CheckOptions,
  DeferrableOptions,
  ExclusionElement,
  ExclusionOptions,
  ForeignKeyOptions,
  KeyOptions,
  PrimaryKeyOptions,
  ReferentialAction,
  UniqueOptions,
  UnnamedConstraint,
} from './constraints/constraint-definition.js';
export type { ForeignKeyWithIndex } from './constraints/foreign-key.js';
export type { StorageParameters } from './clauses.js';
export type { DropIndexOptions, IndexCalls } from './indexes/index-calls.js';
export type { IndexColumn, IndexColumnOptions, IndexOptions } from './indexes/index-definition.js';
export type { ObjectName } from './names.js';
export type { OperationCalls, Operations } from './operations.js';
export type {
  BoundValue,
  DefaultBounds,
  HashBounds,
  ListBounds,
  PartitionBounds,
  RangeBound,
  RangeBounds,
} from './partitions/partition-bounds.js';
export type {
  DescribePartition,
  DetachPartitionOptions,
  PartitionBuilder,
  PartitionCalls,
  PartitionOf,
} from './partitions/partition-calls.js';
export type {
  PartitionColumn,
  PartitionColumnOptions,
  PartitionStrategy,
} from './partitions/partition-key.js';
export type { BulkInsertOptions, RowCalls, UpdateOptions } from './rows/row-calls.js';
export type { RowCondition } from './rows/row-condition.js';
export type { RowSource } from './rows/row-source.js';
export type { RowChange } from './rows/update-rows.js';
export type { Row } from './rows/row-values.js';
export type { SequenceOptions } from './sequences/sequence-options.js';
export type { ReversibleSteps, SqlCalls, SqlOptions } from './sql/sql-calls.js';
export { sql, SqlFragment, type SqlText } from './sql-text.js';
export type { ReplicaIdentity } from './tables/set-replica-identity.js';
export type { StorageParameterChange } from './tables/set-storage-parameters.js';
export type { TableSettingCalls } from './tables/setting-calls.js';
export type { StatisticsCalls, StatisticsOptions } from './tables/statistics-calls.js';
export type { StatisticsColumn, StatisticsKind } from './tables/statistics-definition.js';
export type { TableBuilder } from './tables/table-builder.js';
export type { DescribeTable } from './tables/describe-table.js';
export type { DropTableOptions, TableCalls } from './tables/table-calls.js';
