import { columnTuple, list, object, phrase, statement, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { writes } from '../touches.js';
import { cell, chunk, columnsOf, count, type Row } from './row-values.js';

export interface BulkInsert {
  kind: 'bulkInsert';
  table: ObjectName;
  rows: readonly Row[];
  /** The columns that identify a row, so that the insert can be undone. */
  by?: readonly string[];
}

export const bulkInsert: OperationKind<BulkInsert> = {
  compile: ({ table, rows }) => chunk(rows).map((part) => insertStatement(table, part)),
  invert: ({ table, rows, by }) => {
    const keys = by === undefined ? undefined : rows.map((row) => pick(row, by));
    return keys === undefined || by?.length === 0 || keys.some(hasGap)
      ? {
          irreversible: `inserting ${count(rows)} into ${showName(table)} does not say which columns identify them`,
          remedy: `op.bulkInsert(${toSource(table)}, rows, { by: ['a_column'] })`,
        }
      : [{ kind: 'deleteRows', table, keys }];
  },
  source: ({ table, rows, by }) => op('bulkInsert', literal(table), literal(rows), optionsOf({ by })),
  describe: ({ table, rows }) => `insert ${count(rows)} into ${showName(table)}`,
  touches: ({ table }) => [writes(table)],
};

/** A column that a row leaves out gets its default. */
function insertStatement(table: ObjectName, rows: readonly Row[]): string {
  const columns = columnsOf(rows);
  if (columns.length === 0) {
    // `values ()` is no SQL, and `default values` makes one row alone.
    const empty = rows.map(() => phrase('select'));
    return statement('insert into', object(table), union(empty));
  }
  const values = rows.map((row) => tuple(columns.map((column) => valueOf(row, column))));
  return statement('insert into', object(table), columnTuple(columns), 'values', list(values));
}

function union(selects: readonly Clause[]): Clause {
  return phrase(...selects.flatMap((select, index) => (index === 0 ? [select] : ['union all', select])));
}

function valueOf(row: Row, column: string): Clause {
  return row[column] === undefined ? phrase('default') : cell(row[column]);
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

/** A null equals nothing, and what was not given is not known. */
function hasGap(key: Row): boolean {
  return Object.values(key).some((part) => part === undefined || part === null);
}
