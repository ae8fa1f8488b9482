import type { FactoryContext } from '../factory-context.js';
import { InvalidWeightsError } from '../../errors/invalid-weights.error.js';
import { areWeights, pickWeighted } from './count.js';

type Weighted<V> = (attributes: object, context: FactoryContext) => V;

/**
 * One of the values, the more often the greater its weight: `role: weighted({ user: 9, admin: 1 })`.
 *
 * Values that are no keys of an object are given in pairs: `weighted([[null, 1], [5, 2]])`.
 */
export function weighted<V extends string>(weights: Readonly<Record<V, number>>): Weighted<V>;
export function weighted<const V>(weights: readonly (readonly [value: V, weight: number])[]): Weighted<V>;
export function weighted(
  weights: Readonly<Record<string, number>> | readonly (readonly [unknown, number])[],
): Weighted<unknown> {
  const pairs: readonly (readonly [unknown, number])[] = isPairs(weights) ? weights : Object.entries(weights);
  if (!areWeights(pairs.map(([, weight]) => weight))) {
    throw new InvalidWeightsError(pairs.map(([, weight]) => weight));
  }
  return (_, { faker }) => pickWeighted(pairs, faker.number.float());
}

function isPairs(
  weights: Readonly<Record<string, number>> | readonly (readonly [unknown, number])[],
): weights is readonly (readonly [unknown, number])[] {
  return Array.isArray(weights);
}
