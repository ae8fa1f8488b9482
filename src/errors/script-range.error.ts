import { SiskinError } from './siskin.error.js';

/** A script is asked for from where, or to where, it can't go. */
export class ScriptRangeError extends SiskinError {
  readonly code = 'SISKIN_SCRIPT_RANGE';

  constructor(
    /** What was given; undefined where nothing was. */
    readonly range: string | undefined,
    /** What is wrong with it: a whole sentence. */
    problem: string,
    remedy: string,
  ) {
    super({ problem, remedy });
  }
}
