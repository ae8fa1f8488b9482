import { SiskinError } from './siskin.error.js';

/** Of the revisions that are given as the heads of the database, some are implied by others. */
export class OverlappingHeadsError extends SiskinError {
  readonly code = 'SISKIN_OVERLAPPING_HEADS';

  constructor(
    /** Those that others are built on. */
    readonly implied: readonly string[],
    /** Those that remain, and imply the others. */
    readonly heads: readonly string[],
  ) {
    super({
      problem: `The heads of the database overlap: ${implied.join(', ')} stands below ${heads.join(', ')}.`,
      remedy: `Keep the upper ones: nest-cmd db:stamp --purge ${heads.join(' ')}`,
    });
  }
}
