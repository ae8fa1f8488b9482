import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

import { TEST_DRIVER } from '../lifecycle.js';
import { DrivenLifecycles } from './driven-lifecycles.js';
import { addNotes } from './add-notes.js';

/** Where `jest.retryTimes()` leaves what it is told. */
const RETRY_TIMES = Symbol.for('RETRY_TIMES');
const LOG_ERRORS_BEFORE_RETRY = Symbol.for('LOG_ERRORS_BEFORE_RETRY');

/** Jest's environment for Node.js, which tells the databases of a file when its blocks and tests begin and end. */
export default class SiskinEnvironment extends TestEnvironment {
  readonly #lifecycles = new DrivenLifecycles();

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    Reflect.set(this.global, TEST_DRIVER, this.#lifecycles);
  }

  /** Jest waits for it. */
  async handleTestEvent(event: Circus.AsyncEvent): Promise<void> {
    switch (event.name) {
      case 'run_describe_start':
        await this.#lifecycles.enterBlock();
        break;
      case 'run_describe_finish':
        await this.#lifecycles.leaveBlock();
        break;
      case 'test_done':
        await this.#endTest(event.test);
    }
  }

  /** A test that can't be undone has failed: those after it would find what it left. */
  async #endTest(test: Circus.TestEntry): Promise<void> {
    const failed = test.errors.length > 0 && !this.#isTriedAgain(test);
    try {
      const notes = await this.#lifecycles.endTest({ name: nameOf(test), failed });
      test.errors.forEach((error) => addNotes(error, notes));
    } catch (error) {
      test.errors.push([error, test.asyncError]);
    }
  }

  /** Then nobody sees what it failed with, unless `logErrorsBeforeRetry` shows it. */
  #isTriedAgain({ invocations }: Circus.TestEntry): boolean {
    const retries = Number(Reflect.get(this.global, RETRY_TIMES) ?? 0);
    return invocations <= retries && Reflect.get(this.global, LOG_ERRORS_BEFORE_RETRY) !== true;
  }
}

/** With the names of the blocks around it. */
function nameOf(test: Circus.TestEntry): string {
  const names = [test.name];
  for (let block: Circus.DescribeBlock | undefined = test.parent; block?.parent; block = block.parent) {
    names.unshift(block.name);
  }
  return names.join(' › ');
}
