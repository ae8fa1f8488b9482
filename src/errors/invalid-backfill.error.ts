import { SiskinError } from './siskin.error.js';

/** A backfill was given options that make no sense. */
export class InvalidBackfillError extends SiskinError {
  readonly code = 'SISKIN_INVALID_BACKFILL';

  constructor(
    readonly table: string,
    readonly faults: readonly string[],
  ) {
    super({
      problem: `The backfill of ${table} can't be done: ${faults.join('; ')}.`,
      remedy:
        "Such as: op.backfill('users', { set: { role: 'reader' }, where: 'role is null', batch: 5_000 })",
    });
  }
}
