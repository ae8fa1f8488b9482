import type { Change, Compare, Comparison } from '../change.js';
import { compareDomains } from './domains/compare-domains.js';
import { changeEnums } from './enums/change-enums.js';
import { compareEnums } from './enums/compare-enums.js';

/**
 * Domains may stand on enums, and columns have the types of both.
 * @param compare Finds what undoes it where values come.
 */
export function compareTypes(comparison: Comparison, compare: Compare): readonly Change[] {
  const enums = compareEnums(comparison);
  const domains = compareDomains(comparison);
  return [
    ...enums.created,
    ...domains.beforeEnums,
    ...changeEnums(comparison, compare).map((operation): Change => ({ phase: 'change types', operation })),
    ...domains.afterEnums,
    ...enums.comments,
    ...domains.dropped,
    ...enums.dropped,
  ];
}
