import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** An entity was named that MikroORM does not know. */
export class UnknownEntityError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_ENTITY';

  constructor(
    readonly entity: string,
    readonly known: readonly string[],
  ) {
    const suggestion = nearestName(entity, known);
    super({
      problem: `MikroORM knows no entity ${entity}; it knows ${known.join(', ') || 'none at all'}.`,
      remedy:
        suggestion === undefined
          ? 'Add it to `entities` in the settings of MikroORM.'
          : `Did you mean ${suggestion}?`,
    });
  }
}
