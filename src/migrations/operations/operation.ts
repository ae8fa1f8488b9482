import { addColumn, type AddColumn } from './add-column.js';
import { addConstraint, type AddConstraint } from './add-constraint.js';
import { alterColumn, type AlterColumn } from './alter-column.js';
import { bulkInsert, type BulkInsert } from './bulk-insert.js';
import { createIndex, type CreateIndex } from './create-index.js';
import { createTable, type CreateTable } from './create-table.js';
import { deleteRows, type DeleteRows } from './delete-rows.js';
import { dropColumn, type DropColumn } from './drop-column.js';
import { dropConstraint, type DropConstraint } from './drop-constraint.js';
import { dropIndex, type DropIndex } from './drop-index.js';
import { dropTable, type DropTable } from './drop-table.js';
import type { OperationKind } from './operation-kind.js';
import { renameColumn, type RenameColumn } from './rename-column.js';
import { renameTable, type RenameTable } from './rename-table.js';
import { runSql, type RunSql } from './run-sql.js';

/** One step of a migration, as plain data: the common language of the migration half of Siskin. */
export type Operation =
  | AddColumn
  | AddConstraint
  | AlterColumn
  | BulkInsert
  | CreateIndex
  | CreateTable
  | DeleteRows
  | DropColumn
  | DropConstraint
  | DropIndex
  | DropTable
  | RenameColumn
  | RenameTable
  | RunSql;

type Kinds = { [K in Operation['kind']]: OperationKind<Extract<Operation, { kind: K }>> };

const KINDS: Kinds = {
  addColumn,
  addConstraint,
  alterColumn,
  bulkInsert,
  createIndex,
  createTable,
  deleteRows,
  dropColumn,
  dropConstraint,
  dropIndex,
  dropTable,
  renameColumn,
  renameTable,
  sql: runSql,
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
