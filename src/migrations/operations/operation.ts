import { addColumn, type AddColumn } from './columns/add-column.js';
import { alterColumn, type AlterColumn } from './columns/alter-column.js';
import { dropColumn, type DropColumn } from './columns/drop-column.js';
import { renameColumn, type RenameColumn } from './columns/rename-column.js';
import { addConstraint, type AddConstraint } from './constraints/add-constraint.js';
import { alterConstraint, type AlterConstraint } from './constraints/alter-constraint.js';
import { dropConstraint, type DropConstraint } from './constraints/drop-constraint.js';
import { renameConstraint, type RenameConstraint } from './constraints/rename-constraint.js';
import { validateConstraint, type ValidateConstraint } from './constraints/validate-constraint.js';
import { createIndex, type CreateIndex } from './indexes/create-index.js';
import { dropIndex, type DropIndex } from './indexes/drop-index.js';
import { renameIndex, type RenameIndex } from './indexes/rename-index.js';
import { backfill, type Backfill } from './rows/backfill.js';
import { bulkInsert, type BulkInsert } from './rows/bulk-insert.js';
import { deleteRows, type DeleteRows } from './rows/delete-rows.js';
import { reversibleKind, type Reversible } from './sql/reversible.js';
import { runSql, type RunSql } from './sql/run-sql.js';
import { createTable, type CreateTable } from './tables/create-table.js';
import { dropTable, type DropTable } from './tables/drop-table.js';
import { renameTable, type RenameTable } from './tables/rename-table.js';
import type { OperationKind } from './operation-kind.js';
import type { Touches } from './touches.js';
import { defaultName, type NamingRule } from './names.js';
import { printCode } from './source/print.js';

/** One step of a migration, as plain data: the common language of the migration half of Siskin. */
export type Operation =
  | AddColumn
  | AddConstraint
  | AlterColumn
  | AlterConstraint
  | Backfill
  | BulkInsert
  | CreateIndex
  | CreateTable
  | DeleteRows
  | DropColumn
  | DropConstraint
  | DropIndex
  | DropTable
  | RenameColumn
  | RenameConstraint
  | RenameIndex
  | RenameTable
  | Reversible
  | RunSql
  | ValidateConstraint;

type Kinds = { [K in Operation['kind']]: OperationKind<Extract<Operation, { kind: K }>> };

const KINDS: Kinds = {
  addColumn,
  addConstraint,
  alterColumn,
  alterConstraint,
  backfill,
  bulkInsert,
  createIndex,
  createTable,
  deleteRows,
  dropColumn,
  dropConstraint,
  dropIndex,
  dropTable,
  renameColumn,
  renameConstraint,
  renameIndex,
  renameTable,
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

/** Whether the operation can't be in a transaction. */
export function runsOutsideTransaction(operation: Operation): boolean {
  return kindOf(operation).outsideTransaction?.(operation) ?? false;
}
