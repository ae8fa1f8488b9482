import { Collection, helper, Reference, ScalarReference, Utils } from '@mikro-orm/core';

import { isAsymmetric } from './asymmetric-matcher.js';

/** Whether a value of a row is what is expected, where asymmetric matchers stand in it. */
export function matchesInMemory(expected: unknown, given: unknown): boolean {
  const actual = plainValue(given);
  if (actual instanceof Collection) {
    return actual.getItems(false).some((item) => matchesInMemory(expected, item));
  }
  if (isAsymmetric(expected)) {
    return (
      expected.asymmetricMatch(actual) || (Utils.isEntity(actual) && expected.asymmetricMatch(keyOf(actual)))
    );
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((one, index) => matchesInMemory(one, actual[index]))
    );
  }
  if (Utils.isPlainObject(expected)) {
    const parts = Object.entries(expected);
    return (
      Utils.isObject(actual) && parts.every(([key, part]) => matchesInMemory(part, Reflect.get(actual, key)))
    );
  }
  return typeof expected === 'number' && typeof actual === 'string'
    ? Number(actual) === expected
    : textOf(expected) === textOf(actual);
}

/** What a reference stands for. */
export function plainValue(value: unknown): unknown {
  if (value instanceof ScalarReference) {
    return value.unwrap();
  }
  return Reference.isReference(value) ? value.unwrap() : value;
}

export function keyOf(entity: object): unknown {
  return helper(entity).getPrimaryKey();
}

/** Numbers, decimals and keys are equal to their texts, as in SQL. */
function textOf(given: unknown): string | undefined {
  const value = plainValue(given);
  if (value === null || value === undefined) {
    return undefined;
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  return Utils.isEntity(value) ? String(keyOf(value)) : String(value);
}
