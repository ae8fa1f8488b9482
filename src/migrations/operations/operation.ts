import { addColumn, type AddColumn } from './columns/add-column.js';
import { alterColumn, type AlterColumn } from './columns/alter-column.js';
import { dropColumn, type DropColumn } from './columns/drop-column.js';
import { renameColumn, type RenameColumn } from './columns/rename-column.js';
import { comment, type Comment } from './comments/comment.js';
import { addConstraint, type AddConstraint } from './constraints/add-constraint.js';
import { alterConstraint, type AlterConstraint } from './constraints/alter-constraint.js';
import { dropConstraint, type DropConstraint } from './constraints/drop-constraint.js';
import { renameConstraint, type RenameConstraint } from './constraints/rename-constraint.js';
import { validateConstraint, type ValidateConstraint } from './constraints/validate-constraint.js';
import type { ExecutionStep } from './execution-step.js';
import { alterExtension, type AlterExtension } from './extensions/alter-extension.js';
import { createExtension, type CreateExtension } from './extensions/create-extension.js';
import { dropExtension, type DropExtension } from './extensions/drop-extension.js';
import { createIndex, type CreateIndex } from './indexes/create-index.js';
import { dropIndex, type DropIndex } from './indexes/drop-index.js';
import { renameIndex, type RenameIndex } from './indexes/rename-index.js';
import { defaultName, type NamingRule } from './names.js';
import type { OperationKind } from './operation-kind.js';
import { attachPartition, type AttachPartition } from './partitions/attach-partition.js';
import { createPartition, type CreatePartition } from './partitions/create-partition.js';
import { detachPartition, type DetachPartition } from './partitions/detach-partition.js';
import { dropPartition, type DropPartition } from './partitions/drop-partition.js';
import { alterPolicy, type AlterPolicy } from './policies/alter-policy.js';
import { createPolicy, type CreatePolicy } from './policies/create-policy.js';
import { dropPolicy, type DropPolicy } from './policies/drop-policy.js';
import { renamePolicy, type RenamePolicy } from './policies/rename-policy.js';
import { setRowLevelSecurity, type SetRowLevelSecurity } from './policies/set-row-level-security.js';
import { grant, type Grant } from './privileges/grant.js';
import { revoke, type Revoke } from './privileges/revoke.js';
import { createRoutine, type CreateRoutine } from './routines/create-routine.js';
import { dropRoutine, type DropRoutine } from './routines/drop-routine.js';
import { renameRoutine, type RenameRoutine } from './routines/rename-routine.js';
import { backfill, type Backfill } from './rows/backfill.js';
import { bulkInsert, type BulkInsert } from './rows/bulk-insert.js';
import { deleteRows, type DeleteRows } from './rows/delete-rows.js';
import { truncate, type Truncate } from './rows/truncate.js';
import { updateRows, type UpdateRows } from './rows/update-rows.js';
import { createSchema, type CreateSchema } from './schemas/create-schema.js';
import { dropSchema, type DropSchema } from './schemas/drop-schema.js';
import { renameSchema, type RenameSchema } from './schemas/rename-schema.js';
import { alterSequence, type AlterSequence } from './sequences/alter-sequence.js';
import { createSequence, type CreateSequence } from './sequences/create-sequence.js';
import { dropSequence, type DropSequence } from './sequences/drop-sequence.js';
import { renameSequence, type RenameSequence } from './sequences/rename-sequence.js';
import { printCode } from './source/print.js';
import { reversibleKind, type Reversible } from './sql/reversible.js';
import { runSql, type RunSql } from './sql/run-sql.js';
import { createStatistics, type CreateStatistics } from './tables/create-statistics.js';
import { createTable, type CreateTable } from './tables/create-table.js';
import { dropStatistics, type DropStatistics } from './tables/drop-statistics.js';
import { dropTable, type DropTable } from './tables/drop-table.js';
import { inheritTable, type InheritTable } from './tables/inherit-table.js';
import { moveTable, type MoveTable } from './tables/move-table.js';
import { renameTable, type RenameTable } from './tables/rename-table.js';
import { setLogged, type SetLogged } from './tables/set-logged.js';
import { setReplicaIdentity, type SetReplicaIdentity } from './tables/set-replica-identity.js';
import { setStorageParameters, type SetStorageParameters } from './tables/set-storage-parameters.js';
import { setTableOwner, type SetTableOwner } from './tables/set-table-owner.js';
import type { Touches } from './touches.js';
import { createTrigger, type CreateTrigger } from './triggers/create-trigger.js';
import { dropTrigger, type DropTrigger } from './triggers/drop-trigger.js';
import { renameTrigger, type RenameTrigger } from './triggers/rename-trigger.js';
import { setTrigger, type SetTrigger } from './triggers/set-trigger.js';
import { addEnumValue, type AddEnumValue } from './types/add-enum-value.js';
import { alterDomain, type AlterDomain } from './types/alter-domain.js';
import { createDomain, type CreateDomain } from './types/create-domain.js';
import { createEnum, type CreateEnum } from './types/create-enum.js';
import { createType, type CreateType } from './types/create-type.js';
import { dropDomain, type DropDomain } from './types/drop-domain.js';
import { dropEnum, type DropEnum } from './types/drop-enum.js';
import { dropType, type DropType } from './types/drop-type.js';
import { moveType, type MoveType } from './types/move-type.js';
import { renameEnumValue, type RenameEnumValue } from './types/rename-enum-value.js';
import { renameType, type RenameType } from './types/rename-type.js';
import { replaceEnum, type ReplaceEnum } from './types/replace-enum.js';
import { createMaterializedView, type CreateMaterializedView } from './views/create-materialized-view.js';
import { createView, type CreateView } from './views/create-view.js';
import { dropMaterializedView, type DropMaterializedView } from './views/drop-materialized-view.js';
import { dropView, type DropView } from './views/drop-view.js';
import { refreshMaterializedView, type RefreshMaterializedView } from './views/refresh-materialized-view.js';
import { renameView, type RenameView } from './views/rename-view.js';

/** One step of a migration, as plain data: the common language of the migration half of Siskin. */
export type Operation =
  | AddColumn
  | AddConstraint
  | AddEnumValue
  | AlterColumn
  | AlterConstraint
  | AlterDomain
  | AlterExtension
  | AlterPolicy
  | AlterSequence
  | AttachPartition
  | Backfill
  | BulkInsert
  | Comment
  | CreateDomain
  | CreateEnum
  | CreateExtension
  | CreateIndex
  | CreateMaterializedView
  | CreatePartition
  | CreatePolicy
  | CreateRoutine
  | CreateSchema
  | CreateSequence
  | CreateStatistics
  | CreateTable
  | CreateTrigger
  | CreateType
  | CreateView
  | DeleteRows
  | DetachPartition
  | DropColumn
  | DropConstraint
  | DropDomain
  | DropEnum
  | DropExtension
  | DropIndex
  | DropMaterializedView
  | DropPartition
  | DropPolicy
  | DropRoutine
  | DropSchema
  | DropSequence
  | DropStatistics
  | DropTable
  | DropTrigger
  | DropType
  | DropView
  | Grant
  | InheritTable
  | MoveTable
  | MoveType
  | RefreshMaterializedView
  | RenameColumn
  | RenameConstraint
  | RenameEnumValue
  | RenameIndex
  | RenamePolicy
  | RenameRoutine
  | RenameSchema
  | RenameSequence
  | RenameTable
  | RenameTrigger
  | RenameType
  | RenameView
  | ReplaceEnum
  | Reversible
  | Revoke
  | RunSql
  | SetLogged
  | SetReplicaIdentity
  | SetRowLevelSecurity
  | SetStorageParameters
  | SetTableOwner
  | SetTrigger
  | Truncate
  | UpdateRows
  | ValidateConstraint;

type Kinds = { [K in Operation['kind']]: OperationKind<Extract<Operation, { kind: K }>> };

const KINDS: Kinds = {
  addColumn,
  addConstraint,
  addEnumValue,
  alterColumn,
  alterConstraint,
  alterDomain,
  alterExtension,
  alterPolicy,
  alterSequence,
  attachPartition,
  backfill,
  bulkInsert,
  comment,
  createDomain,
  createEnum,
  createExtension,
  createIndex,
  createMaterializedView,
  createPartition,
  createPolicy,
  createRoutine,
  createSchema,
  createSequence,
  createStatistics,
  createTable,
  createTrigger,
  createType,
  createView,
  delete: deleteRows,
  detachPartition,
  dropColumn,
  dropConstraint,
  dropDomain,
  dropEnum,
  dropExtension,
  dropIndex,
  dropMaterializedView,
  dropPartition,
  dropPolicy,
  dropRoutine,
  dropSchema,
  dropSequence,
  dropStatistics,
  dropTable,
  dropTrigger,
  dropType,
  dropView,
  grant,
  inheritTable,
  moveTable,
  moveType,
  refreshMaterializedView,
  renameColumn,
  renameConstraint,
  renameEnumValue,
  renameIndex,
  renamePolicy,
  renameRoutine,
  renameSchema,
  renameSequence,
  renameTable,
  renameTrigger,
  renameType,
  renameView,
  replaceEnum,
  reversible: reversibleKind((operation) => kindOf(operation)),
  revoke,
  setLogged,
  setReplicaIdentity,
  setRowLevelSecurity,
  setStorageParameters,
  setTableOwner,
  setTrigger,
  sql: runSql,
  truncate,
  update: updateRows,
  validateConstraint,
};

export function kindOf<O extends Operation>(operation: O): OperationKind<O> {
  // The table pairs each kind with its own operation, which the compiler can't follow through the union.
  return KINDS[operation.kind] as unknown as OperationKind<O>;
}

/** The statements of an operation, in order, without a closing semicolon. */
export function compileOperation(operation: Operation): string[] {
  return kindOf(operation).compile(operation);
}

/** What is sent for an operation where there is a database to send it to, in order. */
export function stepsOf(operation: Operation): ExecutionStep[] {
  return kindOf(operation).steps?.(operation) ?? compileOperation(operation);
}

/** One line about an operation, such as `create table users`. */
export function describeOperation(operation: Operation): string {
  return kindOf(operation).describe(operation);
}

/** The code of an operation without a semicolon; undefined where it is that of its kind. */
export type RenderOperation = (operation: Operation) => string | undefined;

/**
 * The calls on `op` that record the operations, a statement each.
 *
 * @param indent stands before each line of code; what is quoted stays as it is.
 */
export function renderOperations(
  operations: readonly Operation[],
  naming: NamingRule = defaultName,
  indent = '',
  render: RenderOperation = () => undefined,
): string {
  return operations
    .map((operation) => {
      const code = render(operation) ?? printCode(kindOf(operation).source(operation, naming), indent);
      return `${indent}${code};`;
    })
    .join('\n');
}

/** The tables that an operation locks, reads or changes. */
export function touchesOf(operation: Operation): Touches {
  return kindOf(operation).touches(operation);
}

/** Whether the operation can't be in a transaction. */
export function runsOutsideTransaction(operation: Operation): boolean {
  return kindOf(operation).outsideTransaction?.(operation) ?? false;
}
