import { showName } from '../../operations/names.js';
import { onKind, type LintRule } from '../rule.js';

export const renameEnumValue: LintRule = {
  id: 'rename-enum-value',
  severity: 'warning',
  why: 'The code that runs now writes the old value, which PostgreSQL refuses from the commit on, and is given one that it does not know.',
  step: onKind('renameEnumValue', ({ name, value, to }, scene) => ({
    what: `rename the value ${value} of ${showName(name)} to ${to}`,
    safe: scene.code(
      {
        note: 'Add the new value, and let the application read both:',
        operations: [{ kind: 'addEnumValue', name, value: to }],
      },
      { note: 'Then write the new one, and update the rows by op.backfill.' },
    ),
  })),
};
