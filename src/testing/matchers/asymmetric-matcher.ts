import { Utils } from '@mikro-orm/core';

import type { AsymmetricMatcher } from './row-query.js';

export function isAsymmetric(value: unknown): value is AsymmetricMatcher {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'asymmetricMatch') === 'function'
  );
}

/** Whether there is an asymmetric matcher anywhere in a value. */
export function hasAsymmetric(value: unknown): boolean {
  if (isAsymmetric(value)) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(hasAsymmetric);
  }
  return Utils.isPlainObject(value) && Object.values(value).some(hasAsymmetric);
}
