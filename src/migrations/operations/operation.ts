import { addColumn, type AddColumn } from './columns/add-column.js';
import { alterColumn, type AlterColumn } from './columns/alter-column.js';
import { dropColumn, type DropColumn } from './columns/drop-column.js';
import { renameColumn, type RenameColumn } from './columns/rename-column.js';
import { addConstraint, type AddConstraint } from './constraints/add-constraint.js';
import { alterConstraint, type AlterConstraint } from './constraints/alter-constraint.js';
import { dropConstraint, type DropConstraint } from './constraints/drop-constraint.js';
import { renameConstraint, type RenameConstraint } from './constraints/rename-constraint.js';
import { validateConstraint, type ValidateConstraint } from './constraints/validate-constraint.js';
import { alterExtension, type AlterExtension } from './extensions/alter-extension.js';
import { createExtension, type CreateExtension } from './extensions/create-extension.js';
import { dropExtension, type DropExtension } from './extensions/drop-extension.js';
import { createIndex, type CreateIndex } from './indexes/create-index.js';
import { dropIndex, type DropIndex } from './indexes/drop-index.js';
import { renameIndex, type RenameIndex } from './indexes/rename-index.js';
import { bulkInsert, type BulkInsert } from './rows/bulk-insert.js';
import { deleteRows, type DeleteRows } from './rows/delete-rows.js';
import { createSchema, type CreateSchema } from './schemas/create-schema.js';
import { dropSchema, type DropSchema } from './schemas/drop-schema.js';
import { renameSchema, type RenameSchema } from './schemas/rename-schema.js';
import { alterSequence, type AlterSequence } from './sequences/alter-sequence.js';
import { createSequence, type CreateSequence } from './sequences/create-sequence.js';
import { dropSequence, type DropSequence } from './sequences/drop-sequence.js';
import { renameSequence, type RenameSequence } from './sequences/rename-sequence.js';
import { reversibleKind, type Reversible } from './sql/reversible.js';
import { runSql, type RunSql } from './sql/run-sql.js';
import { createTable, type CreateTable } from './tables/create-table.js';
import { dropTable, type DropTable } from './tables/drop-table.js';
import { renameTable, type RenameTable } from './tables/rename-table.js';
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
import type { OperationKind } from './operation-kind.js';
import type { Touches } from './touches.js';
import { defaultName, type NamingRule } from './names.js';
import { printCode } from './source/print.js';

/** One step of a migration, as plain data: the common language of the migration half of Siskin. */
export type Operation =
  | AddColumn
  | AddConstraint
  | AddEnumValue
  | AlterColumn
  | AlterConstraint
  | AlterDomain
  | AlterExtension
  | AlterSequence
  | BulkInsert
  | CreateDomain
  | CreateEnum
  | CreateExtension
  | CreateIndex
  | CreateSchema
  | CreateSequence
  | CreateTable
  | CreateType
  | DeleteRows
  | DropColumn
  | DropConstraint
  | DropDomain
  | DropEnum
  | DropExtension
  | DropIndex
  | DropSchema
  | DropSequence
  | DropTable
  | DropType
  | MoveType
  | RenameColumn
  | RenameConstraint
  | RenameEnumValue
  | RenameIndex
  | RenameSchema
  | RenameSequence
  | RenameTable
  | RenameType
  | ReplaceEnum
  | Reversible
  | RunSql
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
  alterSequence,
  bulkInsert,
  createDomain,
  createEnum,
  createExtension,
  createIndex,
  createSchema,
  createSequence,
  createTable,
  createType,
  deleteRows,
  dropColumn,
  dropConstraint,
  dropDomain,
  dropEnum,
  dropExtension,
  dropIndex,
  dropSchema,
  dropSequence,
  dropTable,
  dropType,
  moveType,
  renameColumn,
  renameConstraint,
  renameEnumValue,
  renameIndex,
  renameSchema,
  renameSequence,
  renameTable,
  renameType,
  replaceEnum,
  reversible: reversibleKind((operation) => kindOf(operation)),
  sql: runSql,
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

/** One line about an operation, such as `create table users`. */
export function describeOperation(operation: Operation): string {
  return kindOf(operation).describe(operation);
}

/** The calls on `op` that record the operations, a statement each. */
export function renderOperations(operations: readonly Operation[], naming: NamingRule = defaultName): string {
  return operations
    .map((operation) => `${printCode(kindOf(operation).source(operation, naming))};`)
    .join('\n');
}

/** The tables that an operation locks, reads or changes. */
export function touchesOf(operation: Operation): Touches {
  return kindOf(operation).touches(operation);
}

/** Whether PostgreSQL refuses the operation in a transaction. */
export function runsOutsideTransaction(operation: Operation): boolean {
  return kindOf(operation).outsideTransaction?.(operation) ?? false;
}
