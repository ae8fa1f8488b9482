import { splitName, besideName } from '../../operations/names.js';
import { describeStep, type StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';
import type { Scene } from '../scene.js';

type Renaming = StepOf<'renameTable' | 'moveTable' | 'renameView' | 'renameSchema'>;

export const renameTable: LintRule = {
  id: 'rename-table',
  severity: 'error',
  why: 'The code that runs now fails from the commit on until all of it is replaced: it knows the old name alone.',
  step: onKind(['renameTable', 'moveTable', 'renameView', 'renameSchema'], (step, scene) =>
    'table' in step && scene.isNew(step.table)
      ? undefined
      : { what: describeStep(step), safe: safe(step, scene) },
  ),
};

function safe(step: Renaming, scene: Scene): string {
  if (step.kind !== 'renameTable') {
    return scene.code({
      note: 'Keep the name, and map it in the entity. Or let views have the old name until no code uses it.',
    });
  }
  const { name } = splitName(step.table);
  const query = `select * from "${splitName(besideName(step.table, step.to)).name}"`;
  return scene.code(
    {
      note: `Keep the name and rename the entity alone: @Entity({ tableName: '${name}' }). Or leave a view, in the same transaction:`,
      operations: [step, { kind: 'createView', view: step.table, definition: { query } }],
    },
    {
      note: `And drop the view when no code uses it; allow the renaming: lint = { 'rename-table': 'a view has the old name' }`,
    },
  );
}
