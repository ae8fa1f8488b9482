import { SiskinError } from './siskin.error.js';

/** Queries were to be counted where no database is in use. */
export class NoStatementLogError extends SiskinError {
  readonly code = 'SISKIN_NO_STATEMENT_LOG';

  constructor() {
    super({
      problem: 'There is no database in use whose queries could be counted.',
      remedy:
        'Call useDatabase() in the spec file, or name the database: expectQueries(fn, { on: orm }), recordQueries(fn, { on: orm }).',
    });
  }
}
