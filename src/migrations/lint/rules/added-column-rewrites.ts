import { rewritesTable } from '../../operations/columns/column-work.js';
import { describeStep, type StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';
import type { Scene } from '../scene.js';

export const addedColumnRewrites: LintRule = {
  id: 'added-column-rewrites',
  severity: 'error',
  why: 'Each row gets a value of its own, so that the whole table is written anew under the strongest lock (access exclusive).',
  step: onKind('addColumn', (step, scene) =>
    scene.isNew(step.table) || !rewritesTable(step.column)
      ? undefined
      : { what: describeStep(step), safe: safe(step, scene) },
  ),
};

function safe({ table, column }: StepOf<'addColumn'>, scene: Scene): string {
  if (column.default === undefined) {
    return scene.code({
      note: 'Add it as a plain column that the application or a trigger fills, and the rows that are there by op.backfill.',
    });
  }
  const { default: value, notNull: _, ...plain } = column;
  return scene.code(
    {
      note: 'The default for rows to come; the others stay null:',
      operations: [
        { kind: 'addColumn', table, column: plain },
        { kind: 'alterColumn', table, column: column.name, to: { default: value }, from: { default: null } },
      ],
    },
    { note: 'Then fill the rows that are there by op.backfill, in a migration of its own.' },
  );
}
