import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const indexNotConcurrently: LintRule = {
  id: 'index-not-concurrently',
  severity: 'error',
  why: 'It reads the whole table under a lock (share) that keeps everybody from writing to it until the transaction ends.',
  step: onKind('createIndex', (step, scene) => {
    const { table, index } = step;
    if (index.concurrently === true || scene.isNew(table)) {
      return undefined;
    }
    const operations = [{ ...step, index: { ...index, concurrently: true } }];
    return {
      what: describeStep(step),
      safe: scene.code({
        note: 'In a migration of its own, while the table is written to:',
        outside: true,
        operations,
      }),
    };
  }),
};
