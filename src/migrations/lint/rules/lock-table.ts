import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const lockTable: LintRule = {
  id: 'lock-table',
  severity: 'error',
  why: 'Everybody who writes to the table, or uses it at all, waits until the transaction ends.',
  step: onKind('lockTable', (step, scene) =>
    step.tables.every((table) => scene.isNew(table))
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code({ note: 'Lock the rows that are meant: select ... for update.' }),
        },
  ),
};
