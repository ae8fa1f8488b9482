import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import { isSameName, type ObjectName } from './names.js';
import { describeOperation, kindOf, type Operation } from './operation.js';

/**
 * What undoes the operations: each one inverted, in reverse order. Rows inserted into a table that the same operations
 * create go with the table.
 *
 * @throws IrreversibleMigrationError naming the first operation that can't be undone, and the code that would help.
 */
export function invertOperations(operations: readonly Operation[], revision: string): Operation[] {
  return operations
    .map((operation, index) =>
      goesWithItsTable(operation, operations.slice(0, index)) ? [] : invert(operation, revision),
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

function goesWithItsTable(operation: Operation, earlier: readonly Operation[]): boolean {
  return operation.kind === 'bulkInsert' && earlier.some((other) => creates(other, operation.table));
}

function creates(operation: Operation, table: ObjectName): boolean {
  return operation.kind === 'createTable' && isSameName(operation.table, table);
}
