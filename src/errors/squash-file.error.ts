import { SiskinError } from './siskin.error.js';

/** There is no file name for a baseline that sorts right after the last revision that it stands for. Nothing was written. */
export class SquashFileError extends SiskinError {
  readonly code = 'SISKIN_SQUASH_FILE';

  constructor(
    /** The names that were tried. */
    readonly names: readonly string[],
    /** The file that it has to come after. */
    readonly after: string,
    /** The file that it has to come before. */
    readonly before: string | undefined,
  ) {
    super({
      problem: `A baseline has to be sorted after ${after}${before === undefined ? '' : ` and before ${before}`}, and none of these names is: ${names.join(', ')}.`,
      remedy: 'Give it another name: nest-cmd db:squash --name <name>',
    });
  }
}
