import { SiskinError } from './siskin.error.js';

/** An entity has no property of the name that is to tell whether it is deleted. */
export class SoftDeletePropertyError extends SiskinError {
  readonly code = 'SISKIN_SOFT_DELETE_PROPERTY';

  constructor(
    readonly entity: string,
    readonly property: string,
    readonly properties: readonly string[],
  ) {
    const likely = properties.find((name) => /delet|remov|trash|archiv/i.test(name)) ?? 'removedAt';
    super({
      problem: `${entity} has no property ${property} to tell whether it is deleted; it has ${properties.join(', ')}.`,
      remedy: `Name the one that does: toBeSoftDeleted({ property: '${likely}' }).`,
    });
  }
}
