import { SiskinError } from './siskin.error.js';

export type StreamedRowFault = 'empty' | 'missing' | 'unknown' | 'sql';

/** A row of an iterable does not fit the COPY that its first row began. Nothing of the COPY stays. */
export class StreamedRowError extends SiskinError {
  readonly code = 'SISKIN_STREAMED_ROW';

  constructor(
    /** The table, as `name` or `schema.name`. */
    readonly table: string,
    /** Counted from 1. */
    readonly row: number,
    readonly fault: StreamedRowFault,
    /** Absent where the row is empty. */
    readonly column?: string,
  ) {
    super({
      problem: `Row ${row} for ${table} ${PROBLEMS[fault](column ?? '')}.`,
      remedy: REMEDIES[fault],
    });
  }
}

const PROBLEMS: Record<StreamedRowFault, (column: string) => string> = {
  empty: () => 'has no columns',
  missing: (column) => `leaves out ${column}, which the first row has`,
  unknown: (column) => `has ${column}, which the first row leaves out`,
  sql: (column) => `has SQL as the value of ${column}`,
};

const UNEVEN =
  'Give all rows of an iterable the same columns: null for no value. An array may leave some out, for their default.';
const REMEDIES: Record<StreamedRowFault, string> = {
  empty: 'Give it a value for one column at least.',
  missing: UNEVEN,
  unknown: UNEVEN,
  sql: 'COPY takes values alone: compute it in code, or give op.bulkInsert an array.',
};
