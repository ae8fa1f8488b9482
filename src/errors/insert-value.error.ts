import { SiskinError } from './siskin.error.js';

export interface InsertValueDetails {
  entity: string;
  /** Which one of the entity, counted from 1; absent where PostgreSQL does not tell. */
  sequence?: number;
  property?: string;
  /** As `table.column`. */
  column?: string;
  /** What the column takes. */
  expected: string;
  /** What was said of the value. */
  reason: string;
  cause?: unknown;
}

/** A value that `insert` was given does not fit its column. Nothing was written. */
export class InsertValueError extends SiskinError {
  readonly code = 'SISKIN_INSERT_VALUE';
  readonly entity: string;
  /** Which one of the entity, counted from 1; undefined where PostgreSQL does not tell. */
  readonly sequence: number | undefined;
  readonly property: string | undefined;
  /** As `table.column`. */
  readonly column: string | undefined;
  readonly expected: string;

  constructor({ entity, sequence, property, column, expected, reason, cause }: InsertValueDetails) {
    const which = sequence === undefined ? `A row of ${entity}` : `${entity} ${sequence}`;
    const what = property === undefined ? 'has a value' : `has a value of ${property}`;
    super({
      problem: `${which} ${what} that ${column ?? 'its column'} does not take: ${reason.replace(/\.$/, '')}.`,
      remedy: `Expected is ${expected}. Correct what the factory gives it.`,
      cause,
    });
    this.entity = entity;
    this.sequence = sequence;
    this.property = property;
    this.column = column;
    this.expected = expected;
  }
}
