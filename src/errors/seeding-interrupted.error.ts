import { SiskinError } from './siskin.error.js';

/** The signal of a run of seeders was aborted. What was under way in a transaction is rolled back, and the lock released. */
export class SeedingInterruptedError extends SiskinError {
  readonly code = 'SISKIN_SEEDING_INTERRUPTED';

  /**
   * @param seeded the seeders that were done, and stay so, in their order.
   * @param command what does it again.
   * @param partly the seeder that was under way outside of a transaction: what it had written stays.
   */
  constructor(
    readonly seeded: readonly string[],
    readonly command: string,
    readonly partly?: string,
  ) {
    super({
      problem: ['The seeding was interrupted', ...whatStays(seeded, partly)].join(''),
      remedy: `Run \`${command}\` again: seeders that are done run once more, unless they run once.`,
    });
  }
}

function whatStays(seeded: readonly string[], partly?: string): string[] {
  if (seeded.length === 0 && partly === undefined) {
    return ['; nothing of it stays.'];
  }
  return [
    '.',
    ...(seeded.length === 0 ? [] : [` Done, and stays: ${seeded.join(', ')}.`]),
    ...(partly === undefined ? [] : [` ${partly} ran outside of a transaction: what it had written stays.`]),
  ];
}
