import { isDeepStrictEqual } from 'node:util';

import { isFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';

/** The attributes that are not the same. */
export function differences(before: PlainAttributes, after: PlainAttributes): string[] {
  return Object.keys(before).filter((name) => !isSame(before[name], after[name]));
}

/** A factory is what its states say; a function what it would compute, which is placed by itself. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isFactory(one) && isFactory(other)) {
    return isSameList(one[SETTINGS].states, other[SETTINGS].states);
  }
  return typeof one === 'function' || isDeepStrictEqual(one, other);
}

function isSameList(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => isSame(one, others[at]));
}
