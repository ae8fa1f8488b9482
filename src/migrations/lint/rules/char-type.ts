import type { LintRule } from '../rule.js';
import { onType } from './column-types.js';

export const charType: LintRule = {
  id: 'char-type',
  severity: 'warning',
  why: 'It fills values up with blanks, which some comparisons see and others do not, and saves nothing.',
  step: onType(
    /^(?:char|character|bpchar)(?:\s*\(\d+\))?(?:\[\])*$/i,
    () => 'text, or varchar with a length',
  ),
};
