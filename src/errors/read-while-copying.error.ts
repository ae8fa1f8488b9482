import { SiskinError } from './siskin.error.js';

/** The rows of `op.bulkInsert` are made from a read on the connection that is busy taking them. */
export class ReadWhileCopyingError extends SiskinError {
  readonly code = 'SISKIN_READ_WHILE_COPYING';

  constructor(
    /** The table that is copied into, as `name` or `schema.name`. */
    readonly table: string,
  ) {
    super({
      problem: `The rows for ${table} are read from the database over the connection that is busy taking them.`,
      remedy:
        'Let PostgreSQL do both: op.sql`insert into … select …`. Or read the rows into an array first, and insert that.',
    });
  }
}
