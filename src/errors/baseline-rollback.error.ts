import { SiskinError } from './siskin.error.js';

/** A rollback that counts back would undo a baseline, and with it all the revisions that it stands for. */
export class BaselineRollbackError extends SiskinError {
  readonly code = 'SISKIN_BASELINE_ROLLBACK';

  constructor(
    readonly baseline: string,
    /** The revisions that were applied one by one before the baseline replaced them. */
    readonly replaced: readonly string[],
  ) {
    super({
      problem:
        `The revision ${baseline} is a baseline, and stands for ${replaced.length} revisions that this database has applied one by one. ` +
        'They can only be reverted together, and that is not done by counting back. Nothing was done.',
      remedy: `To revert all of it: \`nest-cmd db:rollback ${baseline}-1\`.`,
    });
  }
}
