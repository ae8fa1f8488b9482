import { SiskinError } from './siskin.error.js';

/** A seeder failed, and its transaction was rolled back. The cause is what it failed with. */
export class SeederFailedError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_FAILED';

  /**
   * @param callers the seeder whose transaction it was, the one that it called, and so on; none where it is its own.
   * @param randomSeed what gives the same generated values again.
   */
  constructor(
    readonly seeder: string,
    readonly callers: readonly string[],
    readonly randomSeed: number,
    cause: unknown,
  ) {
    const [outermost = seeder] = callers;
    const called = callers.length > 0 ? ` (called by ${callers.join(' -> ')})` : '';
    super({
      problem:
        `The seeder ${seeder}${called} failed: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        `What ${outermost} wrote is rolled back; what ran before it stays.`,
      remedy: `Mend it, then run \`nest-cmd db:seed ${outermost} --random-seed ${randomSeed}\`.`,
      cause,
    });
  }
}
