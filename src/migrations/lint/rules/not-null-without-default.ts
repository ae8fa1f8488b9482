import { describeStep, type StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const notNullWithoutDefault: LintRule = {
  id: 'not-null-without-default',
  severity: 'error',
  why: 'It fails where there are rows; and where there are none, the code that runs now can no longer insert any.',
  step: onKind('addColumn', (step, scene) => {
    const { table, column } = step;
    if (!needsValue(step) || scene.isNew(table)) {
      return undefined;
    }
    const { notNull: _, ...nullable } = column;
    return {
      what: `${describeStep(step)} not null, without a default`,
      safe: scene.code(
        { operations: [{ ...step, column: nullable }] },
        {
          note: 'Then let the application write it, fill the rows that are there by op.backfill, and set it not null (see set-not-null-scans).',
        },
      ),
    };
  }),
};

function needsValue({ column }: StepOf<'addColumn'>): boolean {
  const { notNull = false, default: value, identity, generated, type } = column;
  return (
    notNull && [value, identity, generated].every((given) => given === undefined) && !/serial\d?$/i.test(type)
  );
}
