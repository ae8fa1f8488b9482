import { SiskinError } from './siskin.error.js';

/** There is no test runner whose hooks could open and close a database. */
export class TestHooksMissingError extends SiskinError {
  readonly code = 'SISKIN_TEST_HOOKS_MISSING';

  constructor(
    /** Such as `beforeAll`. */
    readonly hook: string,
    asked: 'useDatabase' | 'checkMigrations' = 'useDatabase',
  ) {
    super({
      problem: `\`${asked}\` found no global function \`${hook}\`.`,
      remedy: REMEDIES[asked],
    });
  }
}

const REMEDIES = {
  useDatabase:
    'Call it in a test file; without global functions give them: `useDatabase(create, { hooks: { beforeAll, beforeEach, afterEach, afterAll } })`. ' +
    'Other runners can use `openTestDatabase(create)`.',
  checkMigrations:
    'Call it in a test file; without global functions give them: `checkMigrations(create, { describe, it })`. ' +
    'Other runners can use `findMigrationFaults(create)`.',
};
