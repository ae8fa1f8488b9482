import type { SeederFailedError } from './seeder-failed.error.js';
import { SiskinError } from './siskin.error.js';

/** Seeders failed in a run that went on to its end. */
export class SeedersFailedError<Result = unknown> extends SiskinError {
  readonly code = 'SISKIN_SEEDERS_FAILED';

  /** @param result what the run has done nevertheless. */
  constructor(
    readonly failures: readonly SeederFailedError[],
    readonly result: Result,
  ) {
    const [first] = failures;
    super({
      problem: [
        `${failures.length} of the seeders failed, and what depends on them did not run; the others did.`,
        ...failures.map(({ problem }) => problem),
      ].join('\n'),
      remedy: `Mend them, then run \`nest-cmd db:seed ${failures.map(({ seeder, callers }) => callers[0] ?? seeder).join(' ')} --random-seed ${first?.randomSeed}\`.`,
      cause: first,
    });
  }
}
