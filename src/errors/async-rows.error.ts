import { SiskinError } from './siskin.error.js';

/** Rows that come asynchronously are to be written into a script. */
export class AsyncRowsError extends SiskinError {
  readonly code = 'SISKIN_ASYNC_ROWS';

  constructor(
    /** The table, as `name` or `schema.name`. */
    readonly table: string,
  ) {
    super({
      problem: `The rows for ${table} come from an asynchronous iterable, which a script can't wait for.`,
      remedy: 'Run the migration rather than compiling it, or give op.bulkInsert an array or a generator.',
    });
  }
}
