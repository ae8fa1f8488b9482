import { SiskinError } from './siskin.error.js';
import { firstLine } from './sql-excerpt.js';

/** A statement of a test can not run inside of the transaction that is to be rolled back. It did not run. */
export class CommitRequiredError extends SiskinError {
  readonly code = 'SISKIN_COMMIT_REQUIRED';

  constructor(
    readonly statement: string,
    cause?: unknown,
  ) {
    super({
      problem: `\`${firstLine(statement)}\` can't run in a transaction, and with isolation: 'transaction' every statement of a test does.`,
      remedy: "Set isolation: 'clone' for this file, which gives it a database of its own.",
      cause,
    });
  }
}
