import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const checkValidates: LintRule = {
  id: 'check-validates',
  severity: 'error',
  why: 'It reads the whole table under the strongest lock (access exclusive): nobody reads or writes it meanwhile.',
  step: onKind('addConstraint', (step, scene) => {
    const { table, constraint } = step;
    if (constraint.type !== 'check' || constraint.notValid === true || scene.isNew(table)) {
      return undefined;
    }
    const { name } = constraint;
    return {
      what: describeStep(step),
      safe: scene.code(
        { operations: [{ ...step, constraint: { ...constraint, notValid: true } }] },
        {
          note: 'In the next migration, while the table is used:',
          operations: [{ kind: 'validateConstraint', table, name }],
        },
      ),
    };
  }),
};
