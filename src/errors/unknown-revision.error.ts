import { SiskinError } from './siskin.error.js';

/** A target names a revision or branch that does not exist. */
export class UnknownRevisionError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_REVISION';

  constructor(
    readonly revision: string,
    /** The existing name that is nearest to it; `undefined` where none is near. */
    readonly suggestion?: string,
  ) {
    super({
      problem: `No revision or branch label is, or starts with, '${revision}'.`,
      remedy: `${suggestion === undefined ? '' : `Did you mean '${suggestion}'? `}To see what there is: nest-cmd db:history`,
    });
  }
}
