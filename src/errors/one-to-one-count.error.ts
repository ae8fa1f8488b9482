import { SiskinError } from './siskin.error.js';

/** A factory was asked for several entities by a relation that leads to one. */
export class OneToOneCountError extends SiskinError {
  readonly code = 'SISKIN_ONE_TO_ONE_COUNT';

  /** @param count how many it may come to. */
  constructor(
    readonly factory: string,
    readonly entity: string,
    readonly relation: string,
    readonly target: string,
    readonly count: number,
  ) {
    super({
      problem: `${factory} was asked for ${count} of ${target} for each ${entity}, and ${entity}.${relation} leads to one.`,
      remedy:
        `Ask for it once: without a count, with count(1), or with count([0, 1]) where some have none. ` +
        `Where each ${entity} is to have several, make ${relation} a one-to-many relation.`,
    });
  }
}
