import { builder, compileNode } from './compiler.js';
import type { OperationKind } from './operation-kind.js';

export type Row = Record<string, unknown>;

export interface BulkInsert {
  kind: 'bulkInsert';
  table: string;
  rows: readonly Row[];
  /** The columns that identify a row, so that the insert can be undone. */
  by?: readonly string[];
}

/** Keeps a statement at a size that PostgreSQL parses at ease. */
const ROWS_A_STATEMENT = 1_000;

export const bulkInsert: OperationKind<BulkInsert> = {
  compile: ({ table, rows }) =>
    chunk(rows).map((part) => compileNode(builder.insertInto(table).values([...part]))),
  invert: ({ table, rows, by }) =>
    by === undefined
      ? {
          irreversible: `inserting ${count(rows)} into ${table} does not say which columns identify them`,
          remedy: `op.bulkInsert('${table}', rows, { by: ['a_column'] })`,
        }
      : [{ kind: 'deleteRows', table, keys: rows.map((row) => pick(row, by)) }],
  describe: ({ table, rows }) => `insert ${count(rows)} into ${table}`,
};

export function chunk<T>(rows: readonly T[]): T[][] {
  const starts = Array.from(
    { length: Math.ceil(rows.length / ROWS_A_STATEMENT) },
    (_, i) => i * ROWS_A_STATEMENT,
  );
  return starts.map((start) => rows.slice(start, start + ROWS_A_STATEMENT));
}

export function count(rows: readonly unknown[]): string {
  return rows.length === 1 ? '1 row' : `${rows.length} rows`;
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
