import { SiskinError } from './siskin.error.js';

/** An entity without a factory has a property that needs a value, and nothing is known of its type. */
export class UninferablePropertyError extends SiskinError {
  readonly code = 'SISKIN_UNINFERABLE_PROPERTY';

  constructor(
    readonly entity: string,
    readonly property: string,
    /** The type of the column, or what else stands in its place. */
    readonly type: string,
    cause?: unknown,
  ) {
    super({
      problem: `${entity} has no factory, and no value can be inferred for ${entity}.${property} of type ${type}.`,
      remedy:
        `Write a factory with \`nest-cmd make:factory ${entity}\` that gives ${property} a value, ` +
        'or make the property nullable or give it a default.',
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
