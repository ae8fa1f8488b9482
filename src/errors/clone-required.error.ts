import { SiskinError } from './siskin.error.js';

/** A test was to migrate a database that it does not have for itself. Nothing was done. */
export class CloneRequiredError extends SiskinError {
  readonly code = 'SISKIN_CLONE_REQUIRED';

  constructor(
    /** The `contextName`, or `default`. */
    readonly database: string,
  ) {
    super({
      problem: `\`migrateTo\` was called for the database ${database} outside of a test that has a database of its own.`,
      remedy:
        "Set isolation: 'clone' for this file or for this database, without per: 'file', and call it in a test or in `beforeEach`.",
    });
  }
}
