import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Several ids or branch labels start with what a target gives. */
export class AmbiguousRevisionError extends SiskinError {
  readonly code = 'SISKIN_AMBIGUOUS_REVISION';

  constructor(
    readonly prefix: string,
    /** The ids and labels that start so, in load order. */
    readonly candidates: readonly string[],
  ) {
    super({
      problem: `'${prefix}' could be any of ${candidates.length}: ${listNames(candidates)}.`,
      remedy: 'Give more of its characters.',
    });
  }
}
