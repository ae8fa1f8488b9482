import type { DestructiveVerb } from './destructive-act.js';
import { SiskinError } from './siskin.error.js';

/** The option `prohibitDestructive` rules out what takes data away, `--force` or not. Nothing was done. */
export class DestructiveProhibitedError extends SiskinError {
  readonly code = 'SISKIN_DESTRUCTIVE_PROHIBITED';

  constructor(readonly verb: DestructiveVerb) {
    super({
      problem: `db:${verb} is prohibited here: the application sets prohibitDestructive. Nothing was done.`,
      remedy:
        'No option of the command overrides it. If it has to be, take prohibitDestructive out of the options of SiskinModule.',
    });
  }
}
