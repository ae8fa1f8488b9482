import { SiskinError } from './siskin.error.js';

/** The database of a test file was used before its first hook, or after its last. */
export class TestDatabaseNotOpenError extends SiskinError {
  readonly code = 'SISKIN_TEST_DATABASE_NOT_OPEN';

  constructor(
    /** What was asked for, such as `app`. */
    readonly member: string,
  ) {
    super({
      problem: `\`${member}\` of a test database is there from \`beforeAll\` to \`afterAll\` only.`,
      remedy: `Read \`database.${member}\` inside of a test or a hook, not while the file is loaded.`,
    });
  }
}
