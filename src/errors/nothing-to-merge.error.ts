import { SiskinError } from './siskin.error.js';

/** A merge needs two revisions at least. */
export class NothingToMergeError extends SiskinError {
  readonly code = 'SISKIN_NOTHING_TO_MERGE';

  constructor(
    /** What there is to merge: one revision, or none. */
    readonly revisions: readonly string[],
    /** Whether they were named, or are all heads. */
    readonly named: boolean,
  ) {
    const found = revisions[0] === undefined ? 'none' : `only ${revisions[0]}`;
    super({
      problem: `A merge joins two revisions or more, and ${named ? 'given' : 'of heads there'} is ${found}.`,
      remedy: named
        ? 'Name the heads to join, or none for all of them: nest-cmd db:merge'
        : 'There is nothing to do. To see the heads: nest-cmd db:heads',
    });
  }
}
