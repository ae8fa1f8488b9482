import { sql as kyselySql } from 'kysely';

import { columnTuple, group, id, phrase, text, tuple } from '../clauses.js';
import { compile, type Clause } from '../compiler.js';
import { summary } from '../sql/run-sql.js';
import { SqlFragment, type SqlText } from '../sql-text.js';
import { cell, columnsOf, type Row } from './row-values.js';

/** Which rows: by SQL, or by the values of columns, where null means `is null`. */
export type RowCondition = SqlText | Row;

export function isSql(where: RowCondition | readonly Row[]): where is SqlText {
  return typeof where === 'string' || where instanceof SqlFragment;
}

export function isRows(where: RowCondition | readonly Row[]): where is readonly Row[] {
  return Array.isArray(where);
}

export function condition(where: RowCondition): Clause {
  return isSql(where) ? text(where) : equalities(where);
}

/** The rows that agree with one of those that are given. */
export function anyOf(rows: readonly Row[]): Clause {
  const columns = columnsOf(rows);
  return rows.every((row) => columns.every((column) => isComparable(row[column])))
    ? phrase(columnTuple(columns), 'in', tuple(rows.map((row) => values(row, columns))))
    : phrase(...rows.flatMap((row, index) => [index > 0 && 'or', equalities(row)]));
}

/** A null is equal to nothing. */
function isComparable(content: unknown): boolean {
  return content !== null && content !== undefined;
}

function values(row: Row, columns: readonly string[]): Clause {
  return tuple(columns.map((column) => cell(row[column])));
}

function equalities(row: Row): Clause {
  const parts = Object.entries(row).map(([column, content]) => equality(column, content));
  return phrase(...parts.flatMap((part, index) => [index > 0 && 'and', part]));
}

function equality(column: string, content: unknown): Clause {
  if (content === null) {
    return phrase(id(column), 'is null');
  }
  const operand = content instanceof SqlFragment ? group(text(content)) : cell(content);
  return kyselySql`${id(column)} = ${operand}`;
}

/** Short, for people. */
export function showCondition(where: RowCondition): string {
  return summary(compile(condition(where)));
}
