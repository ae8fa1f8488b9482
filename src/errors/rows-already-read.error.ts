import { SiskinError } from './siskin.error.js';

/** A generator of rows that was read before, and would give no rows a second time. */
export class RowsAlreadyReadError extends SiskinError {
  readonly code = 'SISKIN_ROWS_ALREADY_READ';

  constructor(
    /** The table, as `name` or `schema.name`. */
    readonly table: string,
  ) {
    super({
      problem: `The rows for ${table} come from a generator that was read before and has none left.`,
      remedy:
        "Call the generator inside the migration's function, so that each run gets rows of its own: " +
        'op.bulkInsert(table, rows()).',
    });
  }
}
