import { SiskinError } from './siskin.error.js';

/** Another process kept starting or stopping the embedded server for longer than this one would wait. */
export class EmbeddedBusyError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_BUSY';

  constructor(
    /** The folder of the lock. */
    readonly lock: string,
    /** The processes that hold the lock or wait for it. */
    readonly pids: readonly number[],
    /** How long was waited, in milliseconds. */
    readonly waited: number,
  ) {
    super({
      problem: `The lock ${lock} was not free within ${waited} ms. Held or waited for by: process ${pids.join(', ')}.`,
      remedy: 'Look at what these processes do; end those that hang and run this again.',
    });
  }
}
