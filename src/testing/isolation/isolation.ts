import type { TemplateDatabase } from '../templates/index.js';

/** How a test ended. */
export interface TestOutcome {
  /** With the names of the blocks around it. */
  readonly name: string;
  readonly failed: boolean;
}

/** Keeps the tests of one file apart, for one database of the application. */
export interface Isolation {
  /** Where the application's connections lead to. */
  readonly url: string;
  /** Before the application is initialised: from then on its connections lead to {@link url}. */
  open(): Promise<void>;
  /** A block of tests begins: what is written from here on, other than by its tests, is theirs. */
  enterBlock(): Promise<void>;
  leaveBlock(): Promise<void>;
  beginTest(): Promise<void>;
  /**
   * Leaves nothing of the test behind.
   *
   * @returns what somebody who looks into a failure should know.
   */
  endTest(outcome: TestOutcome): Promise<readonly string[]>;
  /** Whether a test has a database of its own at the moment. */
  readonly isInTest?: boolean;
  /** Puts a copy of the template in the place of the database of the test; absent where tests share one. */
  startOver?(template: TemplateDatabase): Promise<void>;
  /** The application's connections are closed by then. */
  close(): Promise<void>;
}
