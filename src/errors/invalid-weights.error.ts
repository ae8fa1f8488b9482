import { SiskinError } from './siskin.error.js';

/** The weights of `weighted` leave nothing to choose. */
export class InvalidWeightsError extends SiskinError {
  readonly code = 'SISKIN_INVALID_WEIGHTS';

  constructor(readonly weights: readonly number[]) {
    super({
      problem: `weighted() can't choose by the weights ${weights.length === 0 ? '(none)' : weights.join(', ')}.`,
      remedy: 'Give each value a weight from 0, and at least one a greater one.',
    });
  }
}
