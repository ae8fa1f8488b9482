import { SiskinError } from './siskin.error.js';

/** How a lock is lost. */
export type LockLoss = 'connection' | 'lease';

const PROBLEMS: Record<LockLoss, string> = {
  connection:
    'The connection that holds the lock of the migrations was lost, so another run may have started.',
  lease:
    'The lease of the migrations ran out and was taken away, so another run may have started: this process was paused, ' +
    'or could not reach the database.',
};

/** The lock was lost during the run: its connection broke, or its lease was taken away. */
export class LockLostError extends SiskinError {
  readonly code = 'SISKIN_LOCK_LOST';

  constructor(
    readonly loss: LockLoss = 'connection',
    cause?: unknown,
  ) {
    super({
      problem: PROBLEMS[loss],
      remedy:
        'A migration in a transaction is rolled back, one outside a transaction goes on where it stopped. ' +
        'Run the command again; see `nest-cmd db:status` first.',
      cause,
    });
  }
}
