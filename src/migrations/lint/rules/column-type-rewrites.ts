import { touchesOf } from '../../operations/operation.js';
import { showColumn } from '../known/known-schema.js';
import type { StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';
import type { Scene } from '../scene.js';

export const columnTypeRewrites: LintRule = {
  id: 'column-type-rewrites',
  severity: 'error',
  why: 'It writes the whole table and its indexes anew under the strongest lock (access exclusive): nobody reads or writes it meanwhile.',
  step: onKind('alterColumn', (step, scene) =>
    scene.isNew(step.table) || !rewrites(step, scene)
      ? undefined
      : { what: change(step), safe: safe(step, scene) },
  ),
};

/** Where the migration does not say what the type was, earlier ones may have. */
function rewrites(step: StepOf<'alterColumn'>, { schema }: Scene): boolean {
  const type = step.from.type ?? schema.find(step.table)?.columns.get(step.column)?.type;
  const touches = touchesOf({ ...step, from: { ...step.from, type } });
  return touches !== 'unknown' && touches.some(({ work }) => work === 'rewrite');
}

function change({ table, column, to: { type } }: StepOf<'alterColumn'>): string {
  const to = type === undefined ? 'to another expression' : `to ${type}`;
  return `change ${showColumn(table, column)} ${to}`;
}

function safe({ table, column, to: { type } }: StepOf<'alterColumn'>, scene: Scene): string {
  if (type === undefined) {
    return scene.code({
      note: 'Add a column beside it that the application writes, fill it by op.backfill, and read that one.',
    });
  }
  const name = `${column}_new`;
  return scene.code(
    {
      note: 'A column beside it, which the application or a trigger writes as well:',
      operations: [{ kind: 'addColumn', table, column: { name, type } }],
    },
    {
      note: `Then fill it by op.backfill, let the application read ${name}, and drop ${column} in a later release.`,
    },
  );
}
