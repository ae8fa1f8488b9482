import { keyHit } from './key-hit.js';
import { onKind, type LintRule } from '../rule.js';

export const primaryKeyBuildsIndex: LintRule = {
  id: 'primary-key-builds-index',
  severity: 'error',
  why: 'It builds its index under the strongest lock (access exclusive): nobody reads or writes the table meanwhile.',
  step: onKind('addConstraint', (step, scene) =>
    step.constraint.type === 'primaryKey' ? keyHit(step, step.constraint, scene) : undefined,
  ),
};
