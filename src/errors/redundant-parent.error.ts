import { SiskinError } from './siskin.error.js';

/** Of the revisions that a migration is to follow, one is named twice, or is below another. */
export class RedundantParentError extends SiskinError {
  readonly code = 'SISKIN_REDUNDANT_PARENT';

  constructor(
    readonly revision: string,
    /** The one that stands on it; absent where the revision is simply there twice. */
    readonly descendant?: string,
  ) {
    super({
      problem:
        descendant === undefined
          ? `The revision ${revision} is named twice as a parent.`
          : `The revision ${revision} can't be a parent beside ${descendant}, which stands on it already.`,
      remedy: `Leave out ${descendant === undefined ? 'one of them' : revision}.`,
    });
  }
}
