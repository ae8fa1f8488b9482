import { SiskinError } from './siskin.error.js';

/** Attributes of a factory are computed from each other in a circle. */
export class AttributeCycleError extends SiskinError {
  readonly code = 'SISKIN_ATTRIBUTE_CYCLE';

  /** The last of the attributes is the first one again. */
  constructor(
    readonly factory: string,
    readonly attributes: readonly string[],
  ) {
    super({
      problem: `Attributes of ${factory} need each other: ${attributes.join(' -> ')}.`,
      remedy: 'Give one of them a value that does not depend on the others.',
    });
  }
}
