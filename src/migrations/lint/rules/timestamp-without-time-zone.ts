import type { LintRule } from '../rule.js';
import { onType } from './column-types.js';

export const timestampWithoutTimeZone: LintRule = {
  id: 'timestamp-without-time-zone',
  severity: 'warning',
  why: 'It does not say which moment it means: sessions and servers in different time zones read different ones.',
  step: onType(/^timestamp(?:\s*\(\d\))?(?: without time zone)?(?:\[\])*$/i, () => 'timestamptz'),
};
