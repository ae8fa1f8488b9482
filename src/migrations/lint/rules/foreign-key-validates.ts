import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const foreignKeyValidates: LintRule = {
  id: 'foreign-key-validates',
  severity: 'error',
  why: 'It compares all rows of both tables, under locks (share row exclusive) that keep everybody from writing to either.',
  step: onKind('addConstraint', (step, scene) => {
    const { table, constraint } = step;
    if (constraint.type !== 'foreignKey' || constraint.notValid === true || scene.isNew(table)) {
      return undefined;
    }
    const { name } = constraint;
    return {
      what: describeStep(step),
      safe: scene.code(
        { operations: [{ ...step, constraint: { ...constraint, notValid: true } }] },
        {
          note: 'In the next migration, while both tables are written to:',
          operations: [{ kind: 'validateConstraint', table, name }],
        },
      ),
    };
  }),
};
