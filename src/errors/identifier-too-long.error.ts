import { SiskinError } from './siskin.error.js';

/** A name that PostgreSQL would cut off, so that two of them might become one. */
export class IdentifierTooLongError extends SiskinError {
  readonly code = 'SISKIN_IDENTIFIER_TOO_LONG';

  constructor(
    readonly identifier: string,
    /** Of the name in UTF-8. */
    readonly bytes: number,
  ) {
    super({
      problem: `The name '${identifier}' has ${bytes} bytes; PostgreSQL keeps the first 63 of a name.`,
      remedy: 'Give a shorter one. An index or constraint that is given none gets a default name that fits.',
    });
  }
}
