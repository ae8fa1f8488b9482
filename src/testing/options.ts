import type { SeederTarget } from '../seeders/index.js';
import type { SiskinOptions } from '../siskin.options.js';

/** How the tests of a file are kept apart. */
export type IsolationMode = 'transaction' | 'clean' | 'clone';

/** What is to be said of one database of the application. */
export interface DatabaseTestOptions {
  /**
   * How tests are kept apart.
   *
   * - `'transaction'`, the default: all connections of the application share one transaction, which is rolled back. Its own
   *   transactions become savepoints, and concurrent ones wait for each other.
   * - `'clean'`: they commit. After each test the tables that were written are emptied, and filled with what they had.
   * - `'clone'`: each test has a database of its own, which is kept where the test fails.
   */
  isolation?: IsolationMode;
  /** For `'clone'`: what has a database of its own. Default: `'test'`. */
  per?: 'test' | 'file';
  /** Seeders that run before all tests, once for as long as neither they nor the migrations change. Default: none. */
  seed?: SeederTarget;
}

export interface UseDatabaseOptions extends DatabaseTestOptions {
  /** The same for the databases with a `contextName`, by that name. Default: as for the unnamed one, without its seeders. */
  databases?: Readonly<Record<string, DatabaseTestOptions>>;
  /** What factories and seeders depend on, unless `SISKIN_RANDOM_SEED` says otherwise. Default: 1. */
  randomSeed?: number;
  /** For an ORM without an application: what `SiskinModule.forRoot` would be given. */
  siskin?: SiskinOptions;
}
