import { SiskinError } from './siskin.error.js';

/** A name that no revision or label can have, since no target or header could hold it. */
export class InvalidRevisionNameError extends SiskinError {
  readonly code = 'SISKIN_INVALID_REVISION_NAME';

  constructor(
    readonly kind: 'revision' | 'label',
    readonly given: string,
    /** Why it can't be, as half a sentence. */
    readonly reason: string,
  ) {
    super({
      problem: `'${given}' can't be a ${kind === 'revision' ? 'revision id' : 'branch label'}: ${reason}.`,
      remedy: `Choose a name of letters, digits and _${kind === 'revision' ? ', or leave out --rev-id for a random id' : ''}.`,
    });
  }
}
