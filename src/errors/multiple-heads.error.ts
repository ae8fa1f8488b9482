import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A target asks for the one head, but there are several: in the files or, for `+N` and `-N`, in the database. */
export class MultipleHeadsError extends SiskinError {
  readonly code = 'SISKIN_MULTIPLE_HEADS';

  constructor(
    readonly target: string,
    readonly heads: readonly string[],
    /** Whether it is the heads of the files or those applied to the database that are several. */
    readonly where: 'files' | 'database',
    /** Targets that can be given instead. */
    readonly alternatives: readonly string[],
  ) {
    const which = where === 'files' ? 'heads' : 'applied heads';
    super({
      problem: `'${target}' needs a single head, but there are ${heads.length} ${which}: ${listNames(heads)}.`,
      remedy: [
        `Say which: ${listNames(alternatives)}.`,
        where === 'files' ? 'To join them: nest-cmd db:merge heads' : 'To see them: nest-cmd db:current',
      ].join(' '),
    });
  }
}
