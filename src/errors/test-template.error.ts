import { SiskinError } from './siskin.error.js';

/** The database that all test databases are copies of could not be built. Nothing is left of it. */
export class TestTemplateError extends SiskinError {
  readonly code = 'SISKIN_TEST_TEMPLATE';

  constructor(
    /** The name that the database would have. */
    readonly template: string,
    /** What the process that built it has met. */
    readonly reason: string,
    /** Absent in the processes that waited for it. */
    cause?: unknown,
  ) {
    super({
      problem: `The template ${template} of the test databases was not built: ${reason}`,
      remedy:
        'Mend the migration, or the seeder of the option `seed`, that this names; then run the tests again. ' +
        'The same statements run with `nest-cmd db:fresh --seed` on a database for development.',
      cause,
    });
  }
}
