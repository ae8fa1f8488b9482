import { SiskinError } from './siskin.error.js';

/** Seeders need or call each other in a circle. */
export class SeederCycleError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_CYCLE';

  /** The last of the names is the first one again. */
  constructor(readonly seeders: readonly string[]) {
    super({
      problem: `These seeders go in a circle: ${seeders.join(' -> ')}.`,
      remedy: 'Remove one of them from the dependsOn, or from the call, of the one before it.',
    });
  }
}
