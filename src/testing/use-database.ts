import { TestHooksMissingError } from '../errors/test-hooks-missing.error.js';
import type { CreateTestable, Testable } from './application/create-application.js';
import { TestedApplication } from './application/tested-application.js';
import { findDriver } from './lifecycle.js';
import type { UseDatabaseOptions } from './options.js';

type Hook = (work: () => Promise<void>, timeout?: number) => void;

/** The functions of a test runner that register hooks. */
export interface TestHooks {
  beforeAll: Hook;
  beforeEach: Hook;
  afterEach: Hook;
  afterAll: Hook;
}

/** Templates are built by the first test file after a change. */
const OPENING_MS = 120_000;

/**
 * Gives the tests of a file, or of the block that it is called in, an application and databases of their own, which are migrated,
 * seeded, and the same for each test.
 *
 * `create` returns the application as it is created, not initialised: a `TestingModule`, what `createNestApplication()` made of
 * it, an application context, or a MikroORM. Whatever its configuration says, it is led to the databases of the tests.
 *
 * Uses the hooks of the test runner: with `preset: 'siskin/jest'` what blocks of tests write in their `beforeAll` is theirs
 * alone, and each test ends after all of its hooks.
 *
 * @throws TestHooksMissingError where there are none.
 */
export function useDatabase<T extends Testable>(
  create: CreateTestable<T>,
  { hooks = globalHooks(), ...options }: UseDatabaseOptions & { hooks?: TestHooks } = {},
): TestedApplication<T> {
  const application = new TestedApplication(create, options);
  hooks.beforeAll(async () => {
    await application.open();
    findDriver()?.drive(application);
  }, OPENING_MS);
  hooks.beforeEach(() => application.beginTest());
  // Whoever drives it knows better when a test, or a block, has come to its end.
  hooks.afterEach(async () => {
    if (findDriver() === undefined) {
      await application.endTest({ name: 'a test', failed: false });
    }
  });
  hooks.afterAll(async () => {
    if (findDriver() === undefined) {
      await application.close();
    }
  });
  return application;
}

/** The same without a test runner: `beginTest`, `endTest` and `close` are called by hand. */
export async function openTestDatabase<T extends Testable>(
  create: CreateTestable<T>,
  options: UseDatabaseOptions = {},
): Promise<TestedApplication<T>> {
  const application = new TestedApplication(create, options);
  await application.open();
  return application;
}

function globalHooks(): TestHooks {
  return {
    beforeAll: globalHook('beforeAll'),
    beforeEach: globalHook('beforeEach'),
    afterEach: globalHook('afterEach'),
    afterAll: globalHook('afterAll'),
  };
}

function globalHook(name: keyof TestHooks): Hook {
  const hook: unknown = Reflect.get(globalThis, name);
  if (typeof hook !== 'function') {
    throw new TestHooksMissingError(name);
  }
  return hook as Hook;
}
