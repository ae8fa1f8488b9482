import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import { isSameName, type ObjectName } from './names.js';
import { describeOperation, kindOf, type Operation } from './operation.js';

/**
 * What undoes the operations: each one inverted, in reverse order. Rows of a table that earlier ones create go with
 * the table, and values of columns that earlier ones add with the columns.
 *
 * @throws IrreversibleMigrationError naming the first operation that can't be undone, and the code that would help.
 */
export function invertOperations(operations: readonly Operation[], revision: string): Operation[] {
  return operations
    .map((operation, index) =>
      isUndoneByOthers(operation, operations.slice(0, index)) ? [] : invert(operation, revision),
    )
    .toReversed()
    .flat();
}

function invert(operation: Operation, revision: string): Operation[] {
  const inverse = kindOf(operation).invert(operation);
  if (Array.isArray(inverse)) {
    return inverse;
  }
  throw new IrreversibleMigrationError(revision, describeOperation(operation), {
    irreversible: inverse.irreversible,
    remedy: `Write it as ${inverse.remedy}, or give the migration up(op) and down(op) in place of change(op).`,
  });
}

function isUndoneByOthers(operation: Operation, earlier: readonly Operation[]): boolean {
  return isUndoneByDroppingTheTable(operation, earlier) || isUndoneByDroppingTheColumns(operation, earlier);
}

/** Its rows go with the table that holds them. */
function isUndoneByDroppingTheTable(operation: Operation, earlier: readonly Operation[]): boolean {
  const tables = changedTables(operation);
  return tables.length > 0 && tables.every((table) => earlier.some((other) => creates(other, table)));
}

/** The tables of which rows are changed, and nothing else. */
function changedTables(operation: Operation): readonly ObjectName[] {
  switch (operation.kind) {
    case 'bulkInsert':
    case 'update':
    case 'delete':
      return [operation.table];
    case 'truncate':
      return operation.cascade === true ? [] : operation.tables;
    default:
      return [];
  }
}

function creates(operation: Operation, table: ObjectName): boolean {
  return (
    (operation.kind === 'createTable' || operation.kind === 'createPartition') &&
    isSameName(operation.table, table)
  );
}

/** Its values go with the columns that hold them. */
function isUndoneByDroppingTheColumns(operation: Operation, earlier: readonly Operation[]): boolean {
  return (
    operation.kind === 'update' &&
    Object.keys(operation.set).every((column) =>
      earlier.some((other) => adds(other, operation.table, column)),
    )
  );
}

function adds(operation: Operation, table: ObjectName, column: string): boolean {
  return (
    operation.kind === 'addColumn' && isSameName(operation.table, table) && operation.column.name === column
  );
}
