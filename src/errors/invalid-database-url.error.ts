import { SiskinError } from './siskin.error.js';

/** DATABASE_URL, or the option `url`, is no URL of a PostgreSQL. The URL is kept out: it may hold a password. */
export class InvalidDatabaseUrlError extends SiskinError {
  readonly code = 'SISKIN_INVALID_DATABASE_URL';

  constructor() {
    super({
      problem: 'DATABASE_URL (or the option `url`) is not a URL of a PostgreSQL server.',
      remedy:
        'Write it as postgresql://user:password@host:5432/database, with special characters percent-encoded.',
    });
  }
}
