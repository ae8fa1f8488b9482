import { SiskinError } from './siskin.error.js';

/** Several providers are factories of the same entity, so the entity alone does not tell which one is meant. */
export class AmbiguousFactoryError extends SiskinError {
  readonly code = 'SISKIN_AMBIGUOUS_FACTORY';

  constructor(
    readonly entity: string,
    readonly factories: readonly string[],
  ) {
    super({
      problem: `${entity} has several factories: ${factories.join(', ')}.`,
      remedy: `Name the one that is meant: factories.get(${factories[0]}).`,
    });
  }
}
