import type { InferenceContext } from '../inference/inference-context.js';
import { hashText, type Permutation, permutation } from './permutation.js';
import type { UniquePlan } from './plan-uniques.js';
import type { Walk } from './walk.js';

/** Entities that share a table share its values, too: each of them has every so manieth one. */
export interface Share {
  readonly place: number;
  readonly of: number;
}

/** The part of a walk that one of several entities has. */
export function sharedWalk(walk: Walk, { place, of }: Share): Walk {
  return of < 2 || walk.size < of
    ? walk
    : { size: Math.floor(walk.size / of), at: (index, date) => walk.at(index * of + place, date) };
}

/**
 * The value that a plan gives to a row: an own one for each, as long as there are some.
 *
 * @param place what the order of the values depends on, beside the random seed: the table and its column.
 */
export function uniqueValue(plan: UniquePlan, place: string): (context: InferenceContext) => unknown {
  if (plan.kind === 'wide') {
    return plan.expression.value;
  }
  const { walk, rows } = plan;
  const shuffle = shuffled(walk, place);
  return ({ sequence, randomSeed, referenceDate }) =>
    walk.at(shuffle(randomSeed)(Math.floor((sequence - 1) / rows) % walk.size), referenceDate);
}

/** Keeps the order of one random seed, which is worked out from the seed alone. */
function shuffled({ size, isInOrder }: Walk, place: string): (randomSeed: number) => Permutation {
  let kept: { seed: number; order: Permutation } | undefined;
  return (seed) => {
    if (kept?.seed !== seed) {
      const order = isInOrder ? (index: number) => index : permutation(size, hashText(`${seed} ${place}`));
      kept = { seed, order };
    }
    return kept.order;
  };
}
