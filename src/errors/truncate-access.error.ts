import { SiskinError } from './siskin.error.js';

/** The role may not empty the tables of the seeders. Nothing was done. */
export class TruncateAccessError extends SiskinError {
  readonly code = 'SISKIN_TRUNCATE_ACCESS';

  constructor(cause: unknown) {
    super({
      problem: `The tables of the seeders were not emptied: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was done.`,
      remedy:
        'To empty tables and to let their sequences start anew is for their owner: name it in the option `migrations.role`, or leave ' +
        'out --truncate.',
      cause,
    });
  }
}
