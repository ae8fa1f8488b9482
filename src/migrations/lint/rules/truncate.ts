import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const truncate: LintRule = {
  id: 'truncate',
  severity: 'error',
  why: 'All rows are gone, and nobody reads or writes the table (access exclusive) until the transaction ends.',
  step: onKind('truncate', (step, scene) =>
    step.tables.every((table) => scene.isNew(table))
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code({ note: 'Delete the rows that are meant, by a condition.' }),
        },
  ),
};
