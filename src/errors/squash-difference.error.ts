import { SiskinError } from './siskin.error.js';

const MOST_LISTED = 20;

/** The squashed history does not lead to the same database as the revisions that it would replace. Nothing was written. */
export class SquashDifferenceError extends SiskinError {
  readonly code = 'SISKIN_SQUASH_DIFFERENCE';

  constructor(
    /** What only the revisions make (`-`), what only the squash makes (`+`), and what rows and sequences differ in. */
    readonly differences: readonly string[],
  ) {
    const rest = differences.length - MOST_LISTED;
    super({
      problem: [
        'The squashed history leads to another database than the revisions do (-: theirs, +: its own). Nothing was written.',
        ...differences.slice(0, MOST_LISTED),
        ...(rest > 0 ? [`... and ${rest} more`] : []),
      ].join('\n'),
      remedy:
        'Squash up to the revision before the one that makes this: nest-cmd db:squash <revision>. ' +
        'What a baseline can not hold, such as an event trigger, has to stay in a revision of its own above it.',
    });
  }
}
