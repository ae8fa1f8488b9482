import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const dropColumn: LintRule = {
  id: 'drop-column',
  severity: 'error',
  why: 'Its values are gone, and the code that still runs while this is deployed fails where it names the column: MikroORM names all that an entity has.',
  step: onKind('dropColumn', (step, scene) =>
    scene.isNewColumn(step.table, step.column)
      ? undefined
      : {
          what: describeStep(step),
          safe: scene.code(
            {
              note: 'First deploy code whose entity does not have the property; then, in a later release:',
              operations: [step],
            },
            { note: "Allow it there: lint = { 'drop-column': 'no code has named it since ...' }" },
          ),
        },
  ),
};
