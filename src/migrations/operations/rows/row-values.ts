import { SqlFragment } from '../sql-text.js';
import { text, value } from '../clauses.js';
import type { Clause } from '../compiler.js';

/** Values by column; a value may be SQL by the `sql` tag. */
export type Row = Readonly<Record<string, unknown>>;

/** Keeps a statement at a size that PostgreSQL parses at ease; more rows than that go by COPY where they can. */
export const ROWS_A_STATEMENT = 1_000;

export function cell(content: unknown): Clause {
  return content instanceof SqlFragment ? text(content) : value(content);
}

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

/** The columns of all rows, in the order in which they first appear. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
