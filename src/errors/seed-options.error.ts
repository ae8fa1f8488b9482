import { SiskinError } from './siskin.error.js';

/** Options of a seeding rule each other out. */
export class SeedOptionsError extends SiskinError {
  readonly code = 'SISKIN_SEED_OPTIONS';

  constructor(
    readonly options: readonly [string, string],
    because: string,
    remedy = 'Leave one of them out.',
  ) {
    super({ problem: `${options[0]} and ${options[1]} rule each other out: ${because}.`, remedy });
  }
}
