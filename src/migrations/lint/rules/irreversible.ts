import type { LintRule } from '../rule.js';

export const irreversible: LintRule = {
  id: 'irreversible',
  severity: 'warning',
  why: 'When the release has to be taken back, the database can not go back with it.',
  whole: ({ irreversible }) =>
    irreversible === undefined ? [] : [{ what: irreversible.problem, safe: irreversible.remedy }],
};
