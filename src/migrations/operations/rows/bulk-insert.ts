import { showName, type ObjectName } from '../names.js';
import type { Irreversible, OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { writes } from '../touches.js';
import { copyPlan } from './copy-plan.js';
import { insertStatement } from './insert-statement.js';
import { isEven } from './row-shape.js';
import { allRows, isList, type RowSource } from './row-source.js';
import { chunk, count, ROWS_A_STATEMENT, type Row } from './row-values.js';

export interface BulkInsert {
  kind: 'bulkInsert';
  table: ObjectName;
  /** A list, or what makes the rows while they are inserted. */
  rows: RowSource;
  /** The columns that identify a row of a list, so that the insert can be undone. */
  by?: readonly string[];
  /** `false` inserts by statements, however many rows the list has. */
  copy?: boolean;
}

export const bulkInsert: OperationKind<BulkInsert> = {
  compile: ({ table, rows }) => chunk(allRows(table, rows)).map((part) => insertStatement(table, part)),
  steps: (operation) =>
    isCopied(operation) ? [copyPlan(operation.table, operation.rows)] : bulkInsert.compile(operation),
  invert({ table, rows, by = [] }) {
    if (!isList(rows)) {
      return irreversibleSource(table);
    }
    const keys = rows.map((row) => pick(row, by));
    return by.length === 0 || keys.some(hasGap)
      ? irreversibleList(table, rows)
      : [{ kind: 'delete', table, where: keys, was: rows }];
  },
  source: ({ table, rows, by, copy }) =>
    op('bulkInsert', literal(table), literal(allRows(table, rows)), optionsOf({ by, copy })),
  describe: ({ table, rows }) => `insert ${isList(rows) ? count(rows) : 'rows'} into ${showName(table)}`,
  touches: ({ table, rows }) => (isList(rows) && rows.length === 0 ? [] : [writes(table)]),
};

function isCopied({ rows, copy = true }: BulkInsert): boolean {
  return !isList(rows) || (copy && rows.length > ROWS_A_STATEMENT && isEven(rows));
}

function irreversibleList(table: ObjectName, rows: readonly Row[]): Irreversible {
  return {
    irreversible: `inserting ${count(rows)} into ${showName(table)} does not say which columns identify them`,
    remedy: `op.bulkInsert(${toSource(table)}, rows, { by: ['a_column'] })`,
  };
}

function irreversibleSource(table: ObjectName): Irreversible {
  const name = toSource(table);
  return {
    irreversible: `the rows inserted into ${showName(table)} come from an iterable, which is read once`,
    remedy: `op.reversible({ up: (op) => op.bulkInsert(${name}, rows()), down: (op) => op.delete(${name}, sql\`...\`) })`,
  };
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

/** A null equals nothing, and what was not given is not known. */
function hasGap(key: Row): boolean {
  return Object.values(key).some((part) => part === undefined || part === null);
}
