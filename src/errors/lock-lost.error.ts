import { SiskinError } from './siskin.error.js';

/** The connection that holds the lock broke during the run. */
export class LockLostError extends SiskinError {
  readonly code = 'SISKIN_LOCK_LOST';

  constructor() {
    super({
      problem:
        'The connection that holds the lock of the migrations was lost, so another run may have started.',
      remedy:
        'A migration in a transaction is rolled back, one outside a transaction goes on where it stopped. ' +
        'Run the command again; see `nest-cmd db:status` first.',
    });
  }
}
