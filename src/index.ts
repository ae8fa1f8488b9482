export { SiskinModule } from './siskin.module.js';
export type { SiskinModuleExtras } from './siskin.module-definition.js';
export {
  getDatabaseServiceToken,
  getFactoryRegistryToken,
  getMigrationServiceToken,
  getSeederServiceToken,
  InjectDatabaseService,
  InjectFactoryRegistry,
  InjectMigrationService,
  InjectSeederService,
} from './siskin.services.js';
export type {
  BootstrapMode,
  ChangedMode,
  FactoryOptions,
  MigrationOptions,
  OutOfOrderMode,
  SeederOptions,
  SiskinOptions,
} from './siskin.options.js';

export {
  Migration,
  type MigrationClass,
  type MigrationMethods,
  type MigrationSettings,
} from './migrations/migration.js';
export { MigrationService } from './migrations/migration.service.js';
export type {
  DatabaseOptions,
  EditedMigration,
  FreshOptions,
  FreshRun,
  ExecutionOptions,
  HistoryOptions,
  MigrateOptions,
  MigrateRun,
  MigrationEvent,
  MigrationRun,
  MigrationScript,
  PretendedRun,
  PretendOptions,
  RefreshOptions,
  RefreshRun,
  ResetOptions,
  RollbackOptions,
  RunOptions,
  ScriptOptions,
  StampOptions,
  StatusOptions,
  WipeOptions,
  WipeRun,
} from './migrations/migration-runs.js';
export type { PretendedStep } from './migrations/script/pretended-step.js';
export type { Adoption, AdoptOptions } from './migrations/adopt/adoption.js';
export { FOREIGN_TOOLS, type ForeignTool } from './migrations/adopt/ledgers/index.js';
export type { TransactionMode } from './migrations/execution/together/all-or-nothing.js';
export type { LockMode } from './migrations/execution/with-lock.js';
export type { GraphNode } from './migrations/drawing/index.js';
export type { RepairPlan, RepairSelection, RepairStep } from './migrations/repair/repair-plan.js';
export type { RevisionState } from './migrations/history.js';
export type { MigrationStatus, RepeatableStatus, RevisionStatus } from './migrations/migration-status.js';
export type { RevisionInDatabase, RevisionInfo } from './migrations/revision-info.js';
export type { WipePlan, WipeSelection } from './migrations/wipe/wipe-plan.js';
export type { StampPlan } from './migrations/plan-stamp.js';
export type { RollbackSelection } from './migrations/plan-down.js';
export type { Direction } from './migrations/plan-step.js';
export type { BlockingSession } from './errors/blocking-session.js';
export type { BackfillProgress } from './migrations/execution/backfill/progress.js';
export type { Retry } from './migrations/execution/retries/with-retries.js';
export type { RetryReason } from './migrations/execution/retries/passing-failure.js';
export type { StatementProgress } from './migrations/execution/watch/statement-progress.js';
export type { StepEvent, StepHeading, StepResult } from './migrations/execution/run-context.js';
export type { CreateOptions, MergeOptions } from './migrations/files/writing/create-migration.js';
export type { RebasedMigration, RebaseOptions } from './migrations/files/rewriting/rebase-migration.js';
export type { KeptReason } from './migrations/squash/kept-reason.js';
export type { Squash, SquashedBaseline, SquashOptions } from './migrations/squash/squash-migrations.js';
export type { EditorOptions } from './scaffold/open-editor.js';
export type { ParentOptions } from './migrations/files/writing/find-parents.js';
export type { RevisionOptions } from './migrations/files/writing/name-revision.js';
export type { RepeatableOptions } from './migrations/files/writing/create-repeatable.js';
export type { NewMigration } from './migrations/files/writing/write-migration.js';
export type { DestructiveOptions } from './database/safety/destructive-options.js';
export type {
  DestructiveAct,
  DestructiveVerb,
  DoomedObjects,
  ProductionSource,
} from './errors/destructive-act.js';
export { DatabaseService } from './database/database.service.js';
export type { DatabaseTable } from './database/description/database-tables.js';
export type {
  DatabaseDescription,
  DatabaseTotals,
  DescribeDatabaseOptions,
} from './database/description/describe-database.js';
export type { MeasuredIndexInfo, TableDescription } from './database/description/describe-table.js';
export type { PartitionPlace } from './database/description/find-relation.js';
export type { TableMeasures } from './database/description/measures.js';
export type { PolicyInfo, TriggerInfo } from './database/description/table-parts.js';
export type { RelationKind } from './database/description/user-objects.js';
export type { DatabaseType, DatabaseView } from './database/description/views-and-types.js';
export type { DoomedDatabase, DropDatabaseOptions, DropOutcome } from './database/drop-database.js';
export type {
  ColumnInfo,
  ConstraintInfo,
  ForeignKeyAction,
  ForeignKeyInfo,
  IncomingForeignKeyInfo,
  IndexInfo,
  Inspector,
  TableInfo,
} from './database/catalogue/index.js';
export {
  sql,
  SqlFragment,
  type AlterColumnOptions,
  type BackfillCalls,
  type BackfillChange,
  type BackfillOptions,
  type BackfillPace,
  type BoundValue,
  type BulkInsertOptions,
  type CheckOptions,
  type ColumnAlteration,
  type ColumnBuilder,
  type ColumnCalls,
  type ColumnFactory,
  type CommentCalls,
  type CommentOptions,
  type CommentTarget,
  type ConstraintCalls,
  type ConstraintTriggerDefinition,
  type CreateExtensionOptions,
  type DatabaseTables,
  type DefaultBounds,
  type DefaultValue,
  type DeferrableOptions,
  type DescribeColumn,
  type DescribedMaterializedView,
  type DescribedView,
  type DescribePartition,
  type DescribeTable,
  type DescribeType,
  type DetachPartitionOptions,
  type DomainAlteration,
  type DomainAspects,
  type DomainCalls,
  type DomainCheck,
  type DomainCheckChanges,
  type DomainOptions,
  type DropColumnOptions,
  type DropConstraintOptions,
  type DropExtensionOptions,
  type DropIndexOptions,
  type DropOptions,
  type DropRoutineOptions,
  type DropSchemaOptions,
  type DropSequenceOptions,
  type DropTableOptions,
  type DropTriggerOptions,
  type DropViewOptions,
  type EnumCalls,
  type EnumColumn,
  type EnumDefault,
  type EnumMap,
  type EnumOptions,
  type EnumPlace,
  type EnumReplacement,
  type ExclusionElement,
  type ExclusionOptions,
  type ExtensionCalls,
  type ExtensionState,
  type ForeignKeyOptions,
  type ForeignKeyWithIndex,
  type FunctionDefinition,
  type FutureObjects,
  type GrantOptions,
  type HashBounds,
  type IdentityDefinition,
  type IdentityKind,
  type IndexCalls,
  type IndexColumn,
  type IndexColumnOptions,
  type IndexOptions,
  type KeyOptions,
  type ListBounds,
  type MaterializedViewCalls,
  type MaterializedViewIndex,
  type MaterializedViewOptions,
  type ObjectName,
  type OperationCalls,
  type Operations,
  type PartitionBounds,
  type PartitionBuilder,
  type PartitionCalls,
  type PartitionColumn,
  type PartitionColumnOptions,
  type PartitionOf,
  type PartitionStrategy,
  type PlainTriggerDefinition,
  type PolicyCalls,
  type PolicyDefinition,
  type PolicyState,
  type PrimaryKeyOptions,
  type Privilege,
  type PrivilegeCalls,
  type Privileges,
  type PrivilegeTarget,
  type ProcedureDefinition,
  type RangeBound,
  type RangeBounds,
  type ReadingOperations,
  type ReferentialAction,
  type RefreshViewOptions,
  type Replacement,
  type ReplicaIdentity,
  type ReversibleSteps,
  type RevokeOptions,
  type Roles,
  type RoutineArgument,
  type RoutineCalls,
  type Row,
  type RowCalls,
  type RowChange,
  type RowCondition,
  type RowLevelSecurityOptions,
  type RowSource,
  type SchemaCalls,
  type SchemaOptions,
  type SequenceAlteration,
  type SequenceCalls,
  type SequenceDefinition,
  type SequenceOptions,
  type SequenceOwner,
  type SequenceState,
  type SequenceType,
  type SqlCalls,
  type SqlOptions,
  type SqlText,
  type StatisticsCalls,
  type StatisticsColumn,
  type StatisticsKind,
  type StatisticsOptions,
  type StorageParameterChange,
  type StorageParameters,
  type StreamOptions,
  type TableBuilder,
  type TableCalls,
  type TableSettingCalls,
  type TriggerCalls,
  type TriggerDefinition,
  type TriggerEvent,
  type TriggerState,
  type TypeCalls,
  type TypeOptions,
  type UniqueOptions,
  type UnnamedConstraint,
  type UpdateOptions,
  type ViewCalls,
  type ViewDefinition,
  type ViewOptions,
} from './migrations/operations/index.js';

export {
  Seeder,
  SeederService,
  type NewSeeder,
  type CallOptions,
  type SeedContext,
  type SeederClass,
  type SeederDescription,
  type SeederEvent,
  type SeederReport,
  type SeederRunner,
  type SeederSettings,
  type SeederTarget,
  type SeedOptions,
  type SeedParameters,
  type SeedResult,
  type SkipReason,
} from './seeders/index.js';
export {
  EntityFactory,
  Factories,
  Factory,
  FactoryRegistry,
  FactoryWriter,
  type Attributes,
  type Counted,
  type Definition,
  type FactoryClass,
  type FactoryContext,
  type FactoryOf,
  type ForkFactoriesOptions,
  type NewFactory,
  type RawAttributes,
} from './factories/index.js';

export { AmbiguousFactoryError } from './errors/ambiguous-factory.error.js';
export { AmbiguousParentError, type HeadFile } from './errors/ambiguous-parent.error.js';
export { AmbiguousRevisionError } from './errors/ambiguous-revision.error.js';
export {
  ApplicationModuleMissingError,
  ApplicationModuleUnclearError,
} from './errors/application-module.error.js';
export { AutocommitRequiredError } from './errors/autocommit-required.error.js';
export { AsyncRowsError } from './errors/async-rows.error.js';
export { BackfillInTransactionError } from './errors/backfill-in-transaction.error.js';
export { BackfillKeyError, type BackfillKeyFault } from './errors/backfill-key.error.js';
export { BatchMissingError } from './errors/batch-missing.error.js';
export { CatalogueLockedError, type LockedTable } from './errors/catalogue-locked.error.js';
export { DatabaseInUseError, type DatabaseSession } from './errors/database-in-use.error.js';
export { DatabasePermissionError } from './errors/database-permission.error.js';
export { MaintenanceDatabaseError } from './errors/maintenance-database.error.js';
export { ProductionGuardError } from './errors/production-guard.error.js';
export { PsqlMissingError } from './errors/psql-missing.error.js';
export { UnknownSchemaError } from './errors/unknown-schema.error.js';
export { UnknownTableError } from './errors/unknown-table.error.js';
export {
  type DatabaseAddress,
  DatabaseConnectionError,
  DatabaseUnreachableError,
  DatabaseMissingError,
  DatabaseLoginError,
} from './errors/database-connection.error.js';
export { ChangedMigrationError, type ChangedRevision } from './errors/changed-migration.error.js';
export { ConnectionLostError } from './errors/connection-lost.error.js';
export { CompositeAttributeError } from './errors/composite-attribute.error.js';
export { DatabaseReadError } from './errors/database-read.error.js';
export { DatabaseNotChosenError } from './errors/database-not-chosen.error.js';
export { DatabaseOfAllFailedError, type DatabaseResult } from './errors/database-of-all-failed.error.js';
export { DuplicateDatabaseError } from './errors/duplicate-database.error.js';
export { UnknownDatabaseError } from './errors/unknown-database.error.js';
export { DependentRevisionsError } from './errors/dependent-revisions.error.js';
export { DeclinedError } from './errors/declined.error.js';
export { DestructiveProhibitedError } from './errors/destructive-prohibited.error.js';
export { DuplicateSeederError } from './errors/duplicate-seeder.error.js';
export { EditorFailedError } from './errors/editor-failed.error.js';
export { EditorMissingError } from './errors/editor-missing.error.js';
export { FactoryNotFoundError } from './errors/factory-not-found.error.js';
export { FactoryNotProvidedError } from './errors/factory-not-provided.error.js';
export { FactoryWithoutEntityError } from './errors/factory-without-entity.error.js';
export { ForeignLedgerMissingError, type ForeignLedgerLack } from './errors/foreign-ledger-missing.error.js';
export { ForeignMigrationUnfinishedError } from './errors/foreign-migration-unfinished.error.js';
export { IdentifierTooLongError } from './errors/identifier-too-long.error.js';
export { MikroOrmModuleMissingError, ModuleNotEditableError } from './errors/init-module.error.js';
export { InvalidEnumMapError } from './errors/invalid-enum-map.error.js';
export { InterruptedMigrationChangedError } from './errors/interrupted-migration-changed.error.js';
export { InterruptedMigrationError } from './errors/interrupted-migration.error.js';
export { InvalidBackfillError } from './errors/invalid-backfill.error.js';
export { InvalidBatchError } from './errors/invalid-batch.error.js';
export { IncompleteRowError, type RowPart } from './errors/incomplete-row.error.js';
export { InvalidFactoryCountError } from './errors/invalid-factory-count.error.js';
export { type GraphFault, InvalidGraphError } from './errors/invalid-graph.error.js';
export {
  type MigrationFileFault,
  InvalidMigrationFilesError,
} from './errors/invalid-migration-files.error.js';
export { InvalidNameError } from './errors/invalid-name.error.js';
export { InvalidObjectNameError } from './errors/invalid-object-name.error.js';
export { type OptionFault, InvalidOptionsError } from './errors/invalid-options.error.js';
export { InvalidRevisionNameError } from './errors/invalid-revision-name.error.js';
export { InvalidTargetError, type InvalidTargetDetails } from './errors/invalid-target.error.js';
export { IrreversibleMigrationError } from './errors/irreversible-migration.error.js';
export { LedgerAccessError, type LedgerAccess } from './errors/ledger-access.error.js';
export { LedgerNotEmptyError } from './errors/ledger-not-empty.error.js';
export { LedgerRowMissingError } from './errors/ledger-row-missing.error.js';
export { LockLostError, type LockLoss } from './errors/lock-lost.error.js';
export { LockNotGrantedError } from './errors/lock-not-granted.error.js';
export { LockNotHeldError } from './errors/lock-not-held.error.js';
export { type LockHolder, LockTimeoutError } from './errors/lock-timeout.error.js';
export { MigrationEndedError } from './errors/migration-ended.error.js';
export {
  type FailedMigration,
  type FailedStatement,
  MigrationFailedError,
} from './errors/migration-failed.error.js';
export { MigrationTransactionError, type TransactionFault } from './errors/migration-transaction.error.js';
export { MigrationFolderNeededError } from './errors/migration-folder-needed.error.js';
export { MigrationFolderError } from './errors/migration-folder.error.js';
export { MikroOrmWriteError } from './errors/mikro-orm-write.error.js';
export { MultipleHeadsError } from './errors/multiple-heads.error.js';
export { NotAHeadError } from './errors/not-a-head.error.js';
export { NothingToAdoptError } from './errors/nothing-to-adopt.error.js';
export { NothingToMergeError } from './errors/nothing-to-merge.error.js';
export { OverlappingHeadsError } from './errors/overlapping-heads.error.js';
export { ParentsNotFoundError } from './errors/parents-not-found.error.js';
export { PartlySquashedError, type PartlySquashed } from './errors/partly-squashed.error.js';
export { NothingToSquashError } from './errors/nothing-to-squash.error.js';
export { SquashDifferenceError } from './errors/squash-difference.error.js';
export { SquashFileError } from './errors/squash-file.error.js';
export { SquashReplayError } from './errors/squash-replay.error.js';
export { PackageFileError } from './errors/package-file.error.js';
export { PendingMigrationsError } from './errors/pending-migrations.error.js';
export { PooledSettingsError } from './errors/pooled-settings.error.js';
export { PostWriteHookError, type WrittenRevision } from './errors/post-write-hook.error.js';
export { ReadOnlyDatabaseError, type ReadOnlyReason } from './errors/read-only-database.error.js';
export { ReadWhileCopyingError } from './errors/read-while-copying.error.js';
export { PooledSessionError } from './errors/pooled-session.error.js';
export { RebaseAppliedError } from './errors/rebase-applied.error.js';
export { RebaseCycleError } from './errors/rebase-cycle.error.js';
export { RebaseMergeError } from './errors/rebase-merge.error.js';
export { RedundantParentError } from './errors/redundant-parent.error.js';
export { RevisionNameTakenError } from './errors/revision-name-taken.error.js';
export { RepairPlanChangedError } from './errors/repair-plan-changed.error.js';
export { RepeatableCycleError } from './errors/repeatable-cycle.error.js';
export { RepeatableReadsError } from './errors/repeatable-reads.error.js';
export { RevisionFileMissingError } from './errors/revision-file-missing.error.js';
export { RoleRefusedError } from './errors/role-refused.error.js';
export { SearchPathRefusedError } from './errors/search-path-refused.error.js';
export { RowsAlreadyReadError } from './errors/rows-already-read.error.js';
export { type InterruptedRun, RunInterruptedError } from './errors/run-interrupted.error.js';
export { ScopedProviderError } from './errors/scoped-provider.error.js';
export { ScriptRangeError } from './errors/script-range.error.js';
export { ScriptReadError } from './errors/script-read.error.js';
export { ScriptStatementError } from './errors/script-statement.error.js';
export { SeederCycleError } from './errors/seeder-cycle.error.js';
export { SeederFailedError } from './errors/seeder-failed.error.js';
export { SeederOfOtherDatabaseError } from './errors/seeder-of-other-database.error.js';
export { SeederNotProvidedError } from './errors/seeder-not-provided.error.js';
export { SiskinModuleMissingError } from './errors/siskin-module-missing.error.js';
export { type ErrorText, SiskinError } from './errors/siskin.error.js';
export { type RefusedMigration, TransactionAllRefusedError } from './errors/transaction-all-refused.error.js';
export { StatementInDoubtError } from './errors/statement-in-doubt.error.js';
export { TransactionControlError } from './errors/transaction-control.error.js';
export { StreamedRowError, type StreamedRowFault } from './errors/streamed-row.error.js';
export { TypeScriptLoaderMissingError } from './errors/typescript-loader-missing.error.js';
export { UnboundFactoryError } from './errors/unbound-factory.error.js';
export { UndiscoveredEntityError } from './errors/undiscovered-entity.error.js';
export { UnknownAppliedRevisionError } from './errors/unknown-applied-revision.error.js';
export { UnmappedMigrationsError, type UnmappedMigrations } from './errors/unmapped-migrations.error.js';
export { UnknownMigrationFolderError } from './errors/unknown-migration-folder.error.js';
export { UnknownRevisionError } from './errors/unknown-revision.error.js';
export { UnknownSeederError } from './errors/unknown-seeder.error.js';
export { UnsupportedDriverError } from './errors/unsupported-driver.error.js';
export { UnlockFailedError } from './errors/unlock-failed.error.js';
export { UsageError } from './errors/usage.error.js';
export { FileOrderError } from './errors/file-order.error.js';
export { FileExistsError } from './errors/file-exists.error.js';
export { UnknownEntityError } from './errors/unknown-entity.error.js';
export { SeveralHeadsError, type HeadLine } from './errors/several-heads.error.js';
export { OutOfOrderError } from './errors/out-of-order.error.js';
export { type BaselineDoubt, BaselineNotProvedError } from './errors/baseline-not-proved.error.js';
export { BaselineRollbackError } from './errors/baseline-rollback.error.js';
export { type BaselineObstacle, BaselineRefusedError } from './errors/baseline-refused.error.js';
export { ScratchDatabaseError } from './errors/scratch-database.error.js';
export type { BaselineOptions, NewBaseline } from './migrations/baseline/write-present-schema.js';
export { type FailedWipe, WipeFailedError } from './errors/wipe-failed.error.js';
export { WipePlanChangedError } from './errors/wipe-plan-changed.error.js';
export { type RefusedObject, WipeRefusedError } from './errors/wipe-refused.error.js';
