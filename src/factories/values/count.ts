import { inspect } from 'node:util';

/** How many: a number; any number from the first to the last one; or numbers with their weights, such as `{ 0: 0.5, 3: 0.3 }`. */
export type Count = number | readonly [least: number, most: number] | CountWeights;

/** Without a length: lists have one, and numbers as keys. */
interface CountWeights {
  readonly [count: number]: number;
  readonly length?: never;
}

/** Why it is no count; undefined where it is one. Callers without a compiler may give anything. */
export function countProblem(count: unknown): string | undefined {
  if (Array.isArray(count)) {
    return rangeProblem(count);
  }
  if (typeof count === 'object' && count !== null) {
    return weightsProblem(Object.entries(count));
  }
  return isWhole(count) ? undefined : `${inspect(count)} is no whole number from 0`;
}

/** @param share from 0 to 1, without 1: where in the range, or among the weights. */
export function pickCount(count: Count, share: number): number {
  if (typeof count === 'number') {
    return count;
  }
  if (isRange(count)) {
    const [least, most] = count;
    return least + Math.floor(share * (most - least + 1));
  }
  return Number(pickWeighted(Object.entries(count), share));
}

/** The greatest number that it may come to. */
export function mostOf(count: Count): number {
  if (typeof count === 'number') {
    return count;
  }
  const possible = Object.entries(count).filter(([, weight]) => weight > 0);
  return isRange(count) ? count[1] : Math.max(...possible.map(([number]) => Number(number)));
}

/** One of the values, the more often the greater its weight. The last one with a weight, where rounding leaves nothing. */
export function pickWeighted<T>(
  weighted: readonly (readonly [value: T, weight: number])[],
  share: number,
): T | undefined {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * total;
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) {
      return value;
    }
  }
  return weighted.findLast(([, weight]) => weight > 0)?.[0];
}

/** Whether one of several can be chosen by these. */
export function areWeights(weights: readonly unknown[]): boolean {
  return weights.every(isWeight) && weights.some((weight) => weight > 0);
}

function rangeProblem(range: readonly unknown[]): string | undefined {
  const [least, most] = range;
  return range.length === 2 && isWhole(least) && isWhole(most) && least <= most
    ? undefined
    : `[${range.join(', ')}] is no range of whole numbers from 0`;
}

function weightsProblem(weights: readonly (readonly [string, unknown])[]): string | undefined {
  const wrong = weights.find(([count]) => !isWhole(Number(count)));
  if (wrong !== undefined) {
    return `${wrong[0]} is no whole number from 0`;
  }
  return areWeights(weights.map(([, weight]) => weight))
    ? undefined
    : 'the weights are to be numbers from 0, and one of them greater';
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isWeight(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRange(count: Exclude<Count, number>): count is readonly [number, number] {
  return Array.isArray(count);
}
