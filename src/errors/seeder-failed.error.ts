import { SiskinError } from './siskin.error.js';

/** What the failure of a seeder takes back: what one seeder wrote, all that the run did, or nothing. */
export type UndoneBySeeder =
  { readonly by: 'seeder'; readonly seeder: string } | { readonly by: 'run' } | { readonly by: 'none' };

export interface FailedSeeder {
  seeder: string;
  /** The seeder that nobody called, the one that it called, and so on; none where it is its own. */
  callers: readonly string[];
  undone: UndoneBySeeder;
  /** What gives the same generated values again. */
  randomSeed: number;
  /** What runs it again with them. */
  command: string;
  cause: unknown;
}

/** A seeder failed, and its transaction was rolled back. The cause is what it failed with. */
export class SeederFailedError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_FAILED';
  readonly seeder: string;
  readonly callers: readonly string[];
  readonly undone: UndoneBySeeder;
  readonly randomSeed: number;

  constructor({ seeder, callers, undone, randomSeed, command, cause }: FailedSeeder) {
    const called = callers.length > 0 ? ` (called by ${callers.join(' -> ')})` : '';
    super({
      problem:
        `The seeder ${seeder}${called} failed: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        describe(undone),
      remedy: `Mend it, then run \`${command}\`.`,
      cause,
    });
    this.seeder = seeder;
    this.callers = callers;
    this.undone = undone;
    this.randomSeed = randomSeed;
  }
}

function describe(undone: UndoneBySeeder): string {
  switch (undone.by) {
    case 'seeder':
      return `What ${undone.seeder} wrote is rolled back; what ran before it stays.`;
    case 'run':
      return 'All that the run wrote is rolled back.';
    case 'none':
      return 'It ran outside of a transaction: what it had written stays.';
  }
}
