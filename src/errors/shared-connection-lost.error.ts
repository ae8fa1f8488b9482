import { SiskinError } from './siskin.error.js';

/** The one connection of a test file is gone, or its transaction is, and with it what the file had written. */
export class SharedConnectionLostError extends SiskinError {
  readonly code = 'SISKIN_SHARED_CONNECTION_LOST';

  constructor(
    /** What the server or the network said of it. */
    readonly reason: string,
    cause?: unknown,
  ) {
    super({
      problem: `The connection that all tests of this file share is lost: ${reason.replace(/\.$/, '')}. What was written through it is rolled back.`,
      remedy:
        "A test that ends connections, or ends the transaction in a way that only PostgreSQL sees, needs isolation: 'clone'. " +
        'The next test file has a connection of its own.',
      cause,
    });
  }
}
