import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** No two revisions are there that could be one. Nothing was written. */
export class NothingToSquashError extends SiskinError {
  readonly code = 'SISKIN_NOTHING_TO_SQUASH';

  constructor(
    readonly target: string,
    /** What there is up to the target. */
    readonly revisions: readonly string[],
    /** Of these, what has to stay as it is, and why. */
    readonly kept: readonly { revision: string; reason: string }[] = [],
  ) {
    const reasons = kept.map(({ revision, reason }) => `- ${revision}: ${reason}`);
    super({
      problem:
        kept.length > 0
          ? `Up to ${target} no two revisions can be folded into one:\n${reasons.join('\n')}`
          : `There is nothing to squash: up to ${target} there is ${listNames(revisions) || 'no revision'}, and a squash needs two at least.`,
      remedy: 'Name a later target: nest-cmd db:squash <revision>. To see what there is: nest-cmd db:history',
    });
  }
}
