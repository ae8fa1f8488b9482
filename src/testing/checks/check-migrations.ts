import { MigrationFaultsError } from '../../errors/migration-faults.error.js';
import { TestHooksMissingError } from '../../errors/test-hooks-missing.error.js';
import type { CreateTestable } from '../application/create-application.js';
import type { FindFaultsOptions } from './check-options.js';
import { describeFaults } from './describe-faults.js';
import { findMigrationFaults } from './find-migration-faults.js';
import { MIGRATION_CHECKS, type MigrationCheck, type MigrationFault } from './migration-fault.js';

/** The functions of a test runner that register tests. */
export interface TestFunctions {
  describe: (name: string, tests: () => void) => unknown;
  it: (name: string, test: () => Promise<void>, timeout?: number) => unknown;
}

export interface CheckMigrationsOptions extends Omit<FindFaultsOptions, 'database'> {
  /** Databases by their `contextName`, or `default`: a block of tests for each. Default: one block for all of them. */
  database?: string | readonly string[];
}

/** Whichever test comes first walks along the history. */
const CHECKING_MS = 600_000;

/**
 * Registers tests of the migrations of an application, each a test of its own:
 *
 * - `has one head`
 * - `migrates from base to head`, on an empty database
 * - `goes up, down and up to the same schema and rows`: each revision, over rows. Rows that were there before have to be there after its
 *   `down`, in the columns that it leaves in place; and what the second `up` makes of them has to be what the first one made.
 * - `down leaves no trace`: the schema is then what it was before
 * - `has no irreversible revision`
 * - `fills every table with rows`: by factories where entities fit the table as it is at that revision, else by its columns
 * - `entities match the migrations`: tables without an entity are no fault
 * - `is lint clean`: no migration blocks or breaks the running application, or loses data, unless it says why that is fine
 *
 * To be called in a test file, or in a `describe`. Nothing of the application's own database is touched.
 *
 * @throws TestHooksMissingError where there is no `describe` or `it`.
 */
export function checkMigrations(
  create: CreateTestable,
  { database, describe, it, ...options }: CheckMigrationsOptions & Partial<TestFunctions> = {},
): void {
  const runner = { describe: describe ?? globalFunction('describe'), it: it ?? globalFunction('it') };
  if (database === undefined) {
    registerTests(
      'Migrations',
      runner,
      once(() => findMigrationFaults(create, options)),
    );
    return;
  }
  for (const name of [database].flat()) {
    const find = () => findMigrationFaults(create, { ...options, database: name });
    registerTests(`Migrations of the database ${name}`, runner, once(find));
  }
}

function registerTests(
  title: string,
  { describe, it }: TestFunctions,
  find: () => Promise<readonly MigrationFault[]>,
): void {
  describe(title, () => {
    for (const check of MIGRATION_CHECKS) {
      it(check, async () => ensureNone(check, await find()), CHECKING_MS);
    }
  });
}

function ensureNone(check: MigrationCheck, all: readonly MigrationFault[]): void {
  const faults = all.filter((fault) => fault.check === check);
  if (faults.length > 0) {
    throw new MigrationFaultsError(check, describeFaults(faults));
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => (begun ??= work());
}

function globalFunction<K extends keyof TestFunctions>(name: K): TestFunctions[K] {
  const found: unknown = Reflect.get(globalThis, name);
  if (typeof found !== 'function') {
    throw new TestHooksMissingError(name, 'checkMigrations');
  }
  return found as TestFunctions[K];
}
