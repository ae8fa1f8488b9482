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
export type { StorageParameters } from './clauses.js';
export type { DropIndexOptions, IndexCalls } from './indexes/index-calls.js';
export type { IndexColumn, IndexColumnOptions, IndexOptions } from './indexes/index-definition.js';
export type { ObjectName } from './names.js';
export type { OperationCalls, Operations } from './operations.js';
export type { PolicyCalls, RowLevelSecurityOptions } from './policies/policy-calls.js';
export type { PolicyDefinition, PolicyState } from './policies/policy-definition.js';
export type { GrantOptions, PrivilegeCalls, RevokeOptions } from './privileges/privilege-calls.js';
export type { FutureObjects, PrivilegeTarget } from './privileges/privilege-target.js';
export type { Privilege, Privileges } from './privileges/privileges.js';
export type { Roles } from './privileges/roles.js';
export type { Replacement } from './replacement.js';
export type { DropRoutineOptions, RoutineCalls } from './routines/routine-calls.js';
export type {
  FunctionDefinition,
  ProcedureDefinition,
  RoutineArgument,
} from './routines/routine-definition.js';
export type { RowCalls } from './rows/row-calls.js';
export type { Row } from './rows/row-values.js';
export type { SequenceOptions } from './sequences/sequence-options.js';
export type { ReversibleSteps, SqlCalls, SqlOptions } from './sql/sql-calls.js';
export { sql, SqlFragment, type SqlText } from './sql-text.js';
export type { TableBuilder } from './tables/table-builder.js';
export type { DescribeTable, DropTableOptions, TableCalls } from './tables/table-calls.js';
export type { TriggerState } from './triggers/set-trigger.js';
export type { DropTriggerOptions, TriggerCalls } from './triggers/trigger-calls.js';
export type {
  ConstraintTriggerDefinition,
  PlainTriggerDefinition,
  TriggerDefinition,
  TriggerEvent,
} from './triggers/trigger-definition.js';
export type {
  DescribedMaterializedView,
  MaterializedViewCalls,
  RefreshViewOptions,
} from './views/materialized-view-calls.js';
export type { MaterializedViewIndex, MaterializedViewOptions } from './views/materialized-view-definition.js';
export type { DescribedView, DropViewOptions, ViewCalls } from './views/view-calls.js';
export type { ViewDefinition, ViewOptions } from './views/view-definition.js';
