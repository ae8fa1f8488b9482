import { StreamedRowError, type StreamedRowFault } from '../../../errors/streamed-row.error.js';
import { showName, type ObjectName } from '../names.js';
import { SqlFragment } from '../sql-text.js';
import type { Row } from './row-values.js';

/** The columns that the row has a value for; `undefined` is none. */
export function givenColumns(row: Row): string[] {
  return Object.keys(row).filter((column) => row[column] !== undefined);
}

/** Whether all rows have values for the same columns, and none is SQL: what COPY can take. */
export function isEven(rows: readonly Row[]): boolean {
  const columns = givenColumns(rows[0] ?? {});
  return columns.length > 0 && rows.every((row) => misfit(row, columns) === undefined);
}

/** @throws StreamedRowError for the first row with other columns than the first of all, or with SQL. */
export function ensureEven(table: ObjectName, rows: readonly Row[]): void {
  const columns = givenColumns(rows[0] ?? {});
  rows.forEach((row, index) => ensureFits(table, row, columns, index + 1));
}

/** @throws StreamedRowError where the row, counted from 1, has other columns than those, or SQL. */
export function ensureFits(table: ObjectName, row: Row, columns: readonly string[], number: number): void {
  if (columns.length === 0) {
    throw new StreamedRowError(showName(table), number, 'empty');
  }
  const found = misfit(row, columns);
  if (found !== undefined) {
    throw new StreamedRowError(showName(table), number, found.fault, found.column);
  }
}

interface Misfit {
  fault: StreamedRowFault;
  column: string;
}

function misfit(row: Row, columns: readonly string[]): Misfit | undefined {
  for (const column of columns) {
    const value = row[column];
    if (value === undefined) {
      return { fault: 'missing', column };
    }
    if (value instanceof SqlFragment) {
      return { fault: 'sql', column };
    }
  }
  const [unknown] = givenColumns(row).filter((column) => !columns.includes(column));
  return unknown === undefined ? undefined : { fault: 'unknown', column: unknown };
}
