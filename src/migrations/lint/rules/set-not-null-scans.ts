import { showColumn } from '../known/known-schema.js';
import type { ObjectName } from '../../operations/names.js';
import type { Hit, LintRule } from '../rule.js';
import type { Scene } from '../scene.js';

export const setNotNullScans: LintRule = {
  id: 'set-not-null-scans',
  severity: 'error',
  why: 'It reads the whole table under the strongest lock (access exclusive), unless a validated check says that there is no null.',
  step: (scene) => nullableColumns(scene).flatMap(([table, column]) => look(table, column, scene)),
};

/** The columns that a step makes not null. */
function nullableColumns({ step, schema }: Scene): [ObjectName, string][] {
  if (step.kind === 'alterColumn' && step.to.nullable === false) {
    return [[step.table, step.column]];
  }
  if (step.kind !== 'addConstraint' || step.constraint.type !== 'primaryKey') {
    return [];
  }
  const { table, constraint } = step;
  const known = schema.find(table)?.columns;
  return constraint.columns
    .filter((column) => constraint.wasNullable?.includes(column) ?? known?.get(column)?.notNull === false)
    .map((column) => [table, column]);
}

function look(table: ObjectName, column: string, scene: Scene): Hit[] {
  const known = scene.schema.find(table);
  if (scene.isNew(table) || known?.isCheckedNotNull(column) || known?.columns.get(column)?.notNull) {
    return [];
  }
  return [{ what: `set ${showColumn(table, column)} not null`, safe: safe(table, column, scene) }];
}

function safe(table: ObjectName, column: string, scene: Scene): string {
  const name = `${column}_not_null`;
  const expression = `"${column.replaceAll('"', '""')}" is not null`;
  const check = { type: 'check', name, expression } as const;
  return scene.code(
    { operations: [{ kind: 'addConstraint', table, constraint: { ...check, notValid: true } }] },
    {
      note: 'In the next migration, while the table is used:',
      operations: [{ kind: 'validateConstraint', table, name }],
    },
    {
      note: 'In the one after it, which need not look at the rows any more:',
      operations: [
        { kind: 'alterColumn', table, column, to: { nullable: false }, from: {} },
        { kind: 'dropConstraint', table, name, was: check },
      ],
    },
  );
}
