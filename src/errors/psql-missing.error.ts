import { SiskinError } from './siskin.error.js';

/** psql, PostgreSQL's own terminal, is not to be found or can't be started. */
export class PsqlMissingError extends SiskinError {
  readonly code = 'SISKIN_PSQL_MISSING';

  constructor(cause: Error) {
    super({
      problem: `psql could not be started: ${reasonOf(cause)}.`,
      remedy:
        'Install the client of PostgreSQL (Debian: apt install postgresql-client; macOS: brew install libpq),\n' +
        'or add the folder that holds psql to PATH.',
      cause,
    });
  }
}

function reasonOf(cause: Error): string {
  return 'code' in cause && cause.code === 'ENOENT' ? 'no folder of PATH holds it' : cause.message;
}
