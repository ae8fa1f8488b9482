import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const detachNotConcurrently: LintRule = {
  id: 'detach-not-concurrently',
  severity: 'error',
  why: 'It takes the strongest lock (access exclusive) on the whole partitioned table, and keeps it until the transaction ends.',
  step: onKind('detachPartition', (step, scene) =>
    step.concurrently === true || scene.isNew(step.parent)
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code({
            note: 'In a migration of its own:',
            outside: true,
            operations: [{ ...step, concurrently: true }],
          }),
        },
  ),
};
