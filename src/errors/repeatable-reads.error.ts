import { SiskinError } from './siskin.error.js';

/** A repeatable migration that asks the database before it knows what to do. */
export class RepeatableReadsError extends SiskinError {
  readonly code = 'SISKIN_REPEATABLE_READS';

  constructor(
    readonly revision: string,
    readonly file: string,
    cause: unknown,
  ) {
    super({
      problem: `The repeatable migration ${revision} reads from the database, in ${file}. Whether it has changed is seen from its SQL, which must not depend on the data.`,
      remedy:
        'Let the SQL itself decide, by op.sql, or write it as a versioned migration, without `static repeatable`.',
      cause,
    });
  }
}
