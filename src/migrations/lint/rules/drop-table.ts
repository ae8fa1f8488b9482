import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const dropTable: LintRule = {
  id: 'drop-table',
  severity: 'error',
  why: 'Its rows are gone, and the code that still runs while this is deployed fails where it names the table.',
  step: onKind(['dropTable', 'dropPartition'], (step, scene) =>
    scene.isNew(step.table)
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code(
            { note: 'First deploy code without its entity; then, in a later release:', operations: [step] },
            { note: "Allow it there: lint = { 'drop-table': 'no code has named it since ...' }" },
          ),
        },
  ),
};
