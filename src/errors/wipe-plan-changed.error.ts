import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** By the time of the wipe there was more to drop than somebody has agreed to. Nothing was done. */
export class WipePlanChangedError extends SiskinError {
  readonly code = 'SISKIN_WIPE_PLAN_CHANGED';

  constructor(
    /** What nobody agreed to, such as `table public.users`. */
    readonly added: readonly string[],
  ) {
    super({
      problem: `There is more to drop by now than was shown: ${listNames(added)}. Nothing was done.`,
      remedy: 'Look again: run the command once more.',
    });
  }
}
