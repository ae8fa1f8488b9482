import { describeStep, isSqlStep } from '../lint-step.js';
import type { LintRule } from '../rule.js';

export const cascade: LintRule = {
  id: 'cascade',
  severity: 'error',
  why: 'It takes along whatever depends on it, which the migration does not name: views, foreign keys, the rows of other tables.',
  step(scene) {
    const { step } = scene;
    if (isSqlStep(step) || step.kind === 'createExtension' || !('cascade' in step) || step.cascade !== true) {
      return [];
    }
    const { cascade: _, ...alone } = step;
    return [
      {
        what: `${describeStep(step)} with what depends on it`,
        safe: scene.code({ note: 'Drop by name what depends on it, then:', operations: [alone] }),
      },
    ];
  },
};
