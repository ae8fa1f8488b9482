import type { ColumnCalls } from './columns/column-calls.js';
import type { CommentCalls } from './comments/comment-calls.js';
import type { ConstraintCalls } from './constraints/constraint-calls.js';
import type { ExtensionCalls } from './extensions/extension-calls.js';
import type { IndexCalls } from './indexes/index-calls.js';
import type { PartitionCalls } from './partitions/partition-calls.js';
import type { PolicyCalls } from './policies/policy-calls.js';
import type { PrivilegeCalls } from './privileges/privilege-calls.js';
import type { ReadingOperations } from './reading/reading-operations.js';
import type { RoutineCalls } from './routines/routine-calls.js';
import type { BackfillCalls } from './rows/backfill-calls.js';
import type { RowCalls } from './rows/row-calls.js';
import type { SchemaCalls } from './schemas/schema-calls.js';
import type { SequenceCalls } from './sequences/sequence-calls.js';
import type { SqlCalls } from './sql/sql-calls.js';
import type { TableSettingCalls } from './tables/setting-calls.js';
import type { StatisticsCalls } from './tables/statistics-calls.js';
import type { TableCalls } from './tables/table-calls.js';
import type { TriggerCalls } from './triggers/trigger-calls.js';
import type { DomainCalls } from './types/domain-calls.js';
import type { EnumCalls } from './types/enum-calls.js';
import type { TypeCalls } from './types/type-calls.js';
import type { MaterializedViewCalls } from './views/materialized-view-calls.js';
import type { ViewCalls } from './views/view-calls.js';

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
    BackfillCalls,
    ColumnCalls,
    CommentCalls,
    ConstraintCalls,
    DomainCalls,
    EnumCalls,
    ExtensionCalls,
    IndexCalls,
    MaterializedViewCalls,
    PartitionCalls,
    PolicyCalls,
    PrivilegeCalls,
    RoutineCalls,
    RowCalls,
    SchemaCalls,
    SequenceCalls,
    SqlCalls,
    StatisticsCalls,
    TableCalls,
    TableSettingCalls,
    TriggerCalls,
    TypeCalls,
    ViewCalls {}

/** What a migration can do to the database, and read of it. Reads run first what is queued. */
export interface Operations extends OperationCalls, ReadingOperations {}
