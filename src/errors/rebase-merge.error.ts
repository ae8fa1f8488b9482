import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A merge is not moved to another parent: it would join nothing any more. */
export class RebaseMergeError extends SiskinError {
  readonly code = 'SISKIN_REBASE_MERGE';

  constructor(
    readonly revision: string,
    readonly parents: readonly string[],
  ) {
    super({
      problem: `The revision ${revision} is a merge of ${listNames(parents)}, and a merge can't be moved.`,
      remedy:
        'Move the first revision of one of its lines, or delete the merge, move the line and merge again: nest-cmd db:merge',
    });
  }
}
