import { describeStep } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const enumReplaced: LintRule = {
  id: 'enum-replaced',
  severity: 'error',
  why: 'Each table that has a column of it is written anew under the strongest lock (access exclusive), all in one transaction.',
  step: onKind('replaceEnum', (step, scene) => {
    const { name, from, to, columns } = step;
    if (columns.every(({ table }) => scene.isNew(table))) {
      return undefined;
    }
    const added = to.filter((value) => !from.includes(value));
    const isWider = from.every((value) => to.includes(value));
    return {
      what: describeStep(step),
      safe: isWider
        ? scene.code({ operations: added.map((value) => ({ kind: 'addEnumValue', name, value }) as const) })
        : scene.code({
            note: 'Leave the values that nobody writes any more, and keep them out by a check that is added as not valid.',
          }),
    };
  }),
};
