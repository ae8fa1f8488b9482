import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A migration is to follow a revision that others follow already, which would make a branch. */
export class NotAHeadError extends SiskinError {
  readonly code = 'SISKIN_NOT_A_HEAD';

  constructor(
    readonly revision: string,
    readonly children: readonly string[],
    /** What to do instead. */
    remedy = 'To start a branch there: add --splice to the command.',
  ) {
    super({
      problem: `The revision ${revision} is not a head: ${listNames(children)} ${children.length === 1 ? 'follows' : 'follow'} it.`,
      remedy: `${remedy} To see the heads: nest-cmd db:heads`,
    });
  }
}
