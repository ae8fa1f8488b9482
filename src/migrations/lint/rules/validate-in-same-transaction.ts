import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const validateInSameTransaction: LintRule = {
  id: 'validate-in-same-transaction',
  severity: 'error',
  why: 'The lock of the statement that added the constraint is held until the commit, so that the table is read under it after all.',
  step: onKind('validateConstraint', (step, scene) => {
    const { table, name } = step;
    const { inTransaction, revision } = scene.around;
    const addedIn = scene.schema.find(table)?.constraints.get(name)?.addedIn;
    return !inTransaction || addedIn !== revision || scene.isNew(table)
      ? undefined
      : {
          what: `${describeStep(step)}, which the same transaction has added`,
          safe: scene.code({ note: 'In the next migration:', operations: [step] }),
        };
  }),
};
