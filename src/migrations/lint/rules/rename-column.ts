import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const renameColumn: LintRule = {
  id: 'rename-column',
  severity: 'error',
  why: 'The code that runs now fails from the commit on until all of it is replaced: it knows the old name alone.',
  step: onKind('renameColumn', (step, scene) =>
    scene.isNewColumn(step.table, step.column)
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code({
            note: `Keep the name and rename the property alone: @Property({ name: '${step.column}' }). Or add ${step.to}, write both, op.backfill, read the new one, and drop the old one in a later release.`,
          }),
        },
  ),
};
