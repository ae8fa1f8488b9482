import { SiskinError } from './siskin.error.js';

/** A factory was asked for a number of entities that is none. */
export class InvalidFactoryCountError extends SiskinError {
  readonly code = 'SISKIN_INVALID_FACTORY_COUNT';

  /** @param reason why it is none. */
  constructor(
    readonly factory: string,
    readonly count: unknown,
    readonly reason: string,
  ) {
    super({
      problem: `${factory} can't be asked for so many entities: ${reason}.`,
      remedy:
        'Give count() a whole number from 0, a range of them such as [1, 5], or some with their weights: { 0: 0.5, 3: 0.5 }.',
    });
  }
}
