import { SiskinError } from './siskin.error.js';

/** An attribute of a composite type that was told what only a column can be. */
export class CompositeAttributeError extends SiskinError {
  readonly code = 'SISKIN_COMPOSITE_ATTRIBUTE';

  constructor(
    readonly typeName: string,
    readonly attribute: string,
    /** What it was told to be, such as `notNull`. */
    readonly unfit: readonly string[],
  ) {
    super({
      problem: `The attribute ${attribute} of the type ${typeName} can have a type, a collation and a comment, and was also given: ${unfit.join(', ')}.`,
      remedy: `Leave that out, or make the attribute one of a domain (op.createDomain), which can have a default, checks and not null.`,
    });
  }
}
