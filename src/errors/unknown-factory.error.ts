import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** A factory was named that is not among the providers of the application, and is that of no entity either. */
export class UnknownFactoryError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_FACTORY';

  constructor(
    readonly factory: string,
    readonly known: readonly string[],
  ) {
    const suggestion = nearestName(factory, known);
    super({
      problem: `No factory of this database is named ${factory}, nor an entity; known are ${known.join(', ') || 'none at all'}.`,
      remedy:
        suggestion === undefined
          ? `List ${factory} among the providers of a module, and its entity among the \`entities\` of MikroORM.`
          : `Did you mean ${suggestion}?`,
    });
  }
}
