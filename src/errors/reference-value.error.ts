import { showRow } from './show-reference.js';
import { SiskinError } from './siskin.error.js';

export interface ReferenceValueDetails {
  entity: string;
  source?: string;
  row?: number;
  property?: string;
  /** As `table.column`. */
  column?: string;
  /** What the column takes. */
  expected: string;
  /** What was said of the value. */
  reason?: string;
  cause?: unknown;
}

/** A value of reference data does not fit its column. Nothing was written. */
export class ReferenceValueError extends SiskinError {
  readonly code = 'SISKIN_REFERENCE_VALUE';
  readonly entity: string;
  /** What the rows are from, such as the path of a file; absent for rows from code. */
  readonly source: string | undefined;
  /** Counted from 1; absent where PostgreSQL does not tell. */
  readonly row: number | undefined;
  readonly property: string | undefined;
  /** As `table.column`. */
  readonly column: string | undefined;
  readonly expected: string;

  constructor(details: ReferenceValueDetails) {
    const { entity, source, row, property, column, expected, reason, cause } = details;
    const where =
      row === undefined ? `A row${source === undefined ? '' : ` of ${source}`}` : showRow(row, source);
    const what = property === undefined ? 'has a value' : `has a value of ${property}`;
    const place = column === undefined ? entity : column;
    super({
      problem: `${where} ${what} that ${place} does not take${reason === undefined ? '' : `: ${reason}`}.`,
      remedy: `Expected is ${expected}.`,
      cause,
    });
    this.entity = entity;
    this.source = source;
    this.row = row;
    this.property = property;
    this.column = column;
    this.expected = expected;
  }
}
