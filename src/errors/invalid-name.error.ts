import { SiskinError } from './siskin.error.js';

/** A name that no file or class can be made of. */
export class InvalidNameError extends SiskinError {
  readonly code = 'SISKIN_INVALID_NAME';

  constructor(
    /** What was to be made, such as `migration`. */
    readonly kind: string,
    readonly given: string,
  ) {
    super({
      problem: `The name '${given}' of the new ${kind} holds no letter or digit.`,
      remedy: `Give it one that says what it does: \`nest-cmd make:${kind} NAME\`.`,
    });
  }
}
