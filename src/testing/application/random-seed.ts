import { InvalidRandomSeedError } from '../../errors/invalid-random-seed.error.js';
import { parseRandomSeed } from '../../factories/random-seed.js';

const VARIABLE = 'SISKIN_RANDOM_SEED';

/**
 * Sets the random seed for all that the application makes. What the environment says comes first, so that a failure can be
 * repeated.
 *
 * @throws InvalidRandomSeedError
 */
export function setRandomSeed(fallback: number): number {
  const text = process.env[VARIABLE] || String(fallback);
  const seed = parseRandomSeed(text);
  if (seed === undefined) {
    throw new InvalidRandomSeedError(text, process.env[VARIABLE] ? VARIABLE : 'randomSeed');
  }
  process.env[VARIABLE] = text;
  return seed;
}
