import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Tables were made or dropped under the isolation `clean`, which brings back rows and no tables. The others were cleaned. */
export class TestSchemaChangedError extends SiskinError {
  readonly code = 'SISKIN_TEST_SCHEMA_CHANGED';

  constructor(
    readonly database: string,
    /** Quoted names of tables that the template does not have. */
    readonly made: readonly string[],
    /** Quoted names of tables that only the template has. */
    readonly dropped: readonly string[],
  ) {
    super({
      problem: `The tables of the test database ${database} are not those of its template any more:${named(' made:', made)}${named(' dropped:', dropped)}`,
      remedy:
        "A test that changes the schema needs a database of its own: useDatabase(create, { isolation: 'clone' }). " +
        'This database stays as it is until the next run makes it again.',
    });
  }
}

function named(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what} ${listNames(names)}.`;
}
