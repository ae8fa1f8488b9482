import type { PlainAttributes } from '../factory-settings.js';
import type { TracedCall } from './call-map.js';
import { holdersOf, isDistinctive } from './held-values.js';

/** Whether a value is found in other attributes than the one that its call was for before. */
export function isHeldElsewhere(
  calls: readonly TracedCall[],
  values: readonly unknown[],
  attributes: PlainAttributes,
): boolean {
  return values.some((value, at) => {
    const before = calls[at]?.attribute;
    const holders = isDistinctive(value) ? holdersOf(attributes, value) : [];
    return before !== undefined && holders.length > 0 && !holders.includes(before);
  });
}
