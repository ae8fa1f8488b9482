import { SiskinError } from './siskin.error.js';

/** The application has several databases, all of them with a name, and the command was told none. */
export class DatabaseNotChosenError extends SiskinError {
  readonly code = 'SISKIN_DATABASE_NOT_CHOSEN';

  constructor(readonly databases: readonly string[]) {
    super({
      problem: `The application has several databases, and none of them is the default: ${databases.join(', ')}.`,
      remedy: 'Name one of them with --database NAME. Commands that take --all can run for each of them.',
    });
  }
}
