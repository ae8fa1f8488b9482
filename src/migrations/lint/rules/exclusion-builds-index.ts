import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const exclusionBuildsIndex: LintRule = {
  id: 'exclusion-builds-index',
  severity: 'error',
  why: 'It builds its index under the strongest lock (access exclusive), and PostgreSQL has no other way.',
  step: onKind('addConstraint', (step, scene) =>
    step.constraint.type !== 'exclusion' || scene.isNew(step.table)
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code({
            note: 'While nobody needs the table, and with a short lockTimeout; or on a new table.',
          }),
        },
  ),
};
