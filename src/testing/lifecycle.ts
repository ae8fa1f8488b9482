import type { TestOutcome } from './isolation/isolation.js';

/** What goes along with the tests of a file. */
export interface TestLifecycle {
  enterBlock(): Promise<void>;
  leaveBlock(): Promise<void>;
  /** @returns what somebody who looks into a failure should know. */
  endTest(outcome: TestOutcome): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Who knows of more than hooks do: when a block of tests begins and ends, and when a test has come to its end with all of its
 * hooks. The test environment of Jest leaves one for the files that it runs.
 */
export interface TestDriver {
  /** From now on until the end of the block that is open. */
  drive(lifecycle: TestLifecycle): void;
}

/** Where the driver stands among the globals; registered, since the environment lives in another realm. */
export const TEST_DRIVER = Symbol.for('siskin.testing.driver');

export function findDriver(): TestDriver | undefined {
  return Reflect.get(globalThis, TEST_DRIVER) as TestDriver | undefined;
}
