export type { StorageParameters } from './clauses.js';
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
export type { DefaultValue } from './columns/default-value.js';
export type { CommentCalls, CommentOptions } from './comments/comment-calls.js';
export type { CommentTarget } from './comments/comment-target.js';
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
export type { DropOptions } from './dropping.js';
export type { ExtensionState } from './extensions/create-extension.js';
export type {
  CreateExtensionOptions,
  DropExtensionOptions,
  ExtensionCalls,
} from './extensions/extension-calls.js';
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
export type { PolicyCalls, RowLevelSecurityOptions } from './policies/policy-calls.js';
export type { PolicyDefinition, PolicyState } from './policies/policy-definition.js';
export type { GrantOptions, PrivilegeCalls, RevokeOptions } from './privileges/privilege-calls.js';
export type { FutureObjects, PrivilegeTarget } from './privileges/privilege-target.js';
export type { Privilege, Privileges } from './privileges/privileges.js';
export type { Roles } from './privileges/roles.js';
export type { DatabaseTables } from './reading/migration-database.js';
export type { ReadingOperations } from './reading/reading-operations.js';
export type { StreamOptions } from './reading/stream-rows.js';
export type { Replacement } from './replacement.js';
export type { DropRoutineOptions, RoutineCalls } from './routines/routine-calls.js';
export type {
  FunctionDefinition,
  ProcedureDefinition,
  RoutineArgument,
} from './routines/routine-definition.js';
export type { BackfillCalls, BackfillOptions } from './rows/backfill-calls.js';
export type { BackfillChange, BackfillPace } from './rows/backfill.js';
export type { BulkInsertOptions, RowCalls, UpdateOptions } from './rows/row-calls.js';
export type { RowCondition } from './rows/row-condition.js';
export type { RowSource } from './rows/row-source.js';
export type { Row } from './rows/row-values.js';
export type { RowChange } from './rows/update-rows.js';
export type { SchemaOptions } from './schemas/create-schema.js';
export type { DropSchemaOptions, SchemaCalls } from './schemas/schema-calls.js';
export type { SequenceState } from './sequences/alter-sequence.js';
export type { DropSequenceOptions, SequenceAlteration, SequenceCalls } from './sequences/sequence-calls.js';
export type { SequenceDefinition, SequenceOwner, SequenceType } from './sequences/sequence-definition.js';
export type { SequenceNumber, SequenceOptions } from './sequences/sequence-options.js';
export { sql, SqlFragment, type SqlText } from './sql-text.js';
export type { ReversibleSteps, SqlCalls, SqlOptions } from './sql/sql-calls.js';
export type { DescribeTable } from './tables/describe-table.js';
export type { ReplicaIdentity } from './tables/set-replica-identity.js';
export type { StorageParameterChange } from './tables/set-storage-parameters.js';
export type { TableSettingCalls } from './tables/setting-calls.js';
export type { StatisticsCalls, StatisticsOptions } from './tables/statistics-calls.js';
export type { StatisticsColumn, StatisticsKind } from './tables/statistics-definition.js';
export type { TableBuilder } from './tables/table-builder.js';
export type { DropTableOptions, TableCalls } from './tables/table-calls.js';
export type { TriggerState } from './triggers/set-trigger.js';
export type { DropTriggerOptions, TriggerCalls } from './triggers/trigger-calls.js';
export type {
  ConstraintTriggerDefinition,
  PlainTriggerDefinition,
  TriggerDefinition,
  TriggerEvent,
} from './triggers/trigger-definition.js';
export type { EnumPlace } from './types/add-enum-value.js';
export type { DomainCheckChanges } from './types/alter-domain.js';
export type { DescribeType } from './types/composite-builder.js';
export type { EnumOptions } from './types/create-enum.js';
export type { TypeOptions } from './types/create-type.js';
export type { DomainAlteration, DomainAspects, DomainCalls, DomainOptions } from './types/domain-calls.js';
export type { DomainCheck } from './types/domain-definition.js';
export type { EnumCalls } from './types/enum-calls.js';
export type { EnumColumn, EnumDefault } from './types/enum-column.js';
export type { EnumMap } from './types/enum-map.js';
export type { EnumReplacement } from './types/replace-enum.js';
export type { TypeCalls } from './types/type-calls.js';
export type {
  DescribedMaterializedView,
  MaterializedViewCalls,
  RefreshViewOptions,
} from './views/materialized-view-calls.js';
export type { MaterializedViewIndex, MaterializedViewOptions } from './views/materialized-view-definition.js';
export type { DescribedView, DropViewOptions, ViewCalls } from './views/view-calls.js';
export type { ViewDefinition, ViewOptions } from './views/view-definition.js';
