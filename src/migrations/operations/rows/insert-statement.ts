import { columnTuple, list, object, phrase, statement, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { cell, columnsOf, type Row } from './row-values.js';

/** A column that a row leaves out gets its default. */
export function insertStatement(table: ObjectName, rows: readonly Row[]): string {
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
  return phrase(...selects.flatMap((select, index) => [index > 0 && 'union all', select]));
}

function valueOf(row: Row, column: string): Clause {
  return row[column] === undefined ? phrase('default') : cell(row[column]);
}
