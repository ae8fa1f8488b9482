import { SiskinError } from './siskin.error.js';

/** Repeatable migrations that each have to come before the other. */
export class RepeatableCycleError extends SiskinError {
  readonly code = 'SISKIN_REPEATABLE_CYCLE';

  constructor(
    readonly revision: string,
    /** What it depends on, and what depends on it. */
    readonly other: string,
  ) {
    super({
      problem:
        revision === other
          ? `The repeatable migration ${revision} depends on itself.`
          : `The repeatable migration ${revision} depends on ${other}, which depends on ${revision}.`,
      remedy: 'Take one of the two out of `static dependsOn`.',
    });
  }
}
