import { columnTuple, object, statement, tuple } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { writes } from '../touches.js';
import { cell, chunk, columnsOf, count, type Row } from './row-values.js';

/** Undoes a `bulkInsert`. */
export interface DeleteRows {
  kind: 'deleteRows';
  table: ObjectName;
  /** The values that identify each row, by column; each has all of them. */
  keys: readonly Row[];
}

export const deleteRows: OperationKind<DeleteRows> = {
  compile: ({ table, keys }) => chunk(keys).map((part) => deleteStatement(table, part)),
  invert: ({ table, keys }) => ({
    irreversible: `deleting ${count(keys)} of ${showName(table)} does not say what they were`,
    remedy: `op.bulkInsert(${toSource(table)}, rows) in down(op)`,
  }),
  source: ({ table, keys }) => op('delete', literal(table), literal(keys)),
  describe: ({ table, keys }) => `delete ${count(keys)} of ${showName(table)}`,
  touches: ({ table }) => [writes(table)],
};

function deleteStatement(table: ObjectName, keys: readonly Row[]): string {
  const columns = columnsOf(keys);
  const tuples = keys.map((key) => tuple(columns.map((column) => cell(key[column]))));
  return statement('delete from', object(table), 'where', columnTuple(columns), 'in', tuple(tuples));
}
