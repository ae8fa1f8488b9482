import { SiskinError } from './siskin.error.js';

/** Where a random seed was given: in the environment, or as the option `randomSeed` in code. */
export type RandomSeedSource = 'SISKIN_RANDOM_SEED' | 'randomSeed';

/** What was given for a random seed is none. */
export class InvalidRandomSeedError extends SiskinError {
  readonly code = 'SISKIN_INVALID_RANDOM_SEED';

  constructor(
    readonly value: string | number,
    readonly source: RandomSeedSource,
  ) {
    const shown = typeof value === 'string' ? `'${value}'` : String(value);
    super({
      problem: `${source} is ${shown}, and a whole number from 0 to ${Number.MAX_SAFE_INTEGER} is expected.`,
      remedy: `Give one, such as ${EXAMPLES[source]}, or none at all to have one drawn.`,
    });
  }
}

const EXAMPLES: Record<RandomSeedSource, string> = {
  SISKIN_RANDOM_SEED: 'SISKIN_RANDOM_SEED=42',
  randomSeed: '{ randomSeed: 42 }',
};
