import { SiskinError } from './siskin.error.js';

/** Work on a connection of its own was asked for while a test holds the database in a transaction. Nothing was done. */
export class IsolatedDatabaseError extends SiskinError {
  readonly code = 'SISKIN_ISOLATED_DATABASE';

  constructor(
    readonly database: string,
    /** What was asked for, such as `Migrating`. */
    readonly work: string,
  ) {
    super({
      problem:
        `${work} commits on a connection of its own, but the tests of the database ${database} run with isolation: 'transaction': ` +
        'it would see nothing of what they have written, and nobody would take back what it writes.',
      remedy: "Set isolation: 'clone' for this file, which gives it a database of its own.",
    });
  }
}
