import { SiskinError } from './siskin.error.js';

/** A migration reads the database where there is none: in a script, or while its `change` is being reversed. */
export class DatabaseReadError extends SiskinError {
  readonly code = 'SISKIN_DATABASE_READ';

  constructor(
    /** The query that can't be answered. */
    readonly statement: string,
  ) {
    super({
      problem: `The migration reads the database, which is not at hand here: ${statement}`,
      remedy: 'Give it up(op) and down(op) in place of change(op), and run it rather than compiling it.',
    });
  }
}
