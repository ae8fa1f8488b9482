import { describeStep, isSqlStep } from '../lint-step.js';
import type { LintRule } from '../rule.js';

export const concurrentlyInTransaction: LintRule = {
  id: 'concurrently-in-transaction',
  severity: 'error',
  why: 'It can only be outside a transaction: the migration is refused when it is to run.',
  step: (scene) => {
    const { step, read, around } = scene;
    if (!read.outside || !around.inTransaction) {
      return [];
    }
    const operations = isSqlStep(step) ? [] : [step];
    const note = 'In a migration of its own:';
    return [
      {
        what: `${describeStep(step)} in a transaction`,
        safe: scene.code({ note, outside: true, operations }),
      },
    ];
  },
};
