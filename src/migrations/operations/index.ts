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
export type { RowCalls } from './rows/row-calls.js';
export type { Row } from './rows/row-values.js';
export type { SequenceOptions } from './sequences/sequence-options.js';
export type { ReversibleSteps, SqlCalls, SqlOptions } from './sql/sql-calls.js';
export type { DatabaseTables } from './reading/migration-database.js';
export type { ReadingOperations } from './reading/reading-operations.js';
export type { StreamOptions } from './reading/stream-rows.js';
export { sql, SqlFragment, type SqlText } from './sql-text.js';
export type { TableBuilder } from './tables/table-builder.js';
export type { DescribeTable, DropTableOptions, TableCalls } from './tables/table-calls.js';
