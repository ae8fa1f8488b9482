import { SiskinError } from './siskin.error.js';

/** A migration's file says its parents in a way that can't be changed for certain. It is left as it is. */
export class ParentsNotFoundError extends SiskinError {
  readonly code = 'SISKIN_PARENTS_NOT_FOUND';

  constructor(
    readonly revision: string,
    readonly file: string,
    /** Why, as half a sentence. */
    readonly reason: string,
    /** What the file should say. */
    readonly line: string,
  ) {
    super({
      problem: `The parents of ${revision} can't be changed in ${file}: ${reason}.`,
      remedy: `Write it there by hand: ${line}`,
    });
  }
}
