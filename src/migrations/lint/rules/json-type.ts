import type { LintRule } from '../rule.js';
import { onType } from './column-types.js';

export const jsonType: LintRule = {
  id: 'json-type',
  severity: 'warning',
  why: 'It has no equality, so that select distinct, group by and union fail on it, and no index finds what is in it.',
  step: onType(/^json(?:\[\])*$/i, () => 'jsonb'),
};
