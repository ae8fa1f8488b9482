import { SiskinError } from './siskin.error.js';

/** What was to be done for tests with the isolation `clean`. */
export type CleaningStep = 'prepared' | 'cleaned';

/** PostgreSQL refused what the isolation `clean` needs. Nothing was changed by the statement that failed. */
export class CleaningFailedError extends SiskinError {
  readonly code = 'SISKIN_CLEANING_FAILED';

  constructor(
    readonly database: string,
    readonly step: CleaningStep,
    reason: string,
    cause: unknown,
  ) {
    super({
      problem: `The test database ${database} could not be ${step}: ${reason}`,
      remedy:
        "The isolation 'clean' puts triggers on the tables and writes to them: connect as the role that owns them, or as a superuser, " +
        "and change no table in a test. Or use { isolation: 'clone' }, which needs neither.",
      cause,
    });
  }
}
