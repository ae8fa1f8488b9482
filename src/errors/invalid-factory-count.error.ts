import { SiskinError } from './siskin.error.js';

/** A factory was asked for a number of entities that is none. */
export class InvalidFactoryCountError extends SiskinError {
  readonly code = 'SISKIN_INVALID_FACTORY_COUNT';

  constructor(
    readonly factory: string,
    readonly count: number,
  ) {
    super({
      problem: `${factory} can not make ${count} entities.`,
      remedy: 'Give count() a whole number from 0.',
    });
  }
}
