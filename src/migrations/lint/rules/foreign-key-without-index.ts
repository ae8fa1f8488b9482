import type {
  ConstraintDefinition,
  ForeignKeyDefinition,
} from '../../operations/constraints/constraint-definition.js';
import { defaultName, showName, type ObjectName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import type { LintRule } from '../rule.js';
import { safeCode } from '../safe-code.js';

export const foreignKeyWithoutIndex: LintRule = {
  id: 'foreign-key-without-index',
  severity: 'warning',
  why: 'Whoever deletes a row of the table that it refers to, or changes its key, reads this whole table.',
  whole: ({ steps }, { schema, naming = defaultName }) =>
    steps.flatMap(({ step, fromSql }) =>
      addedKeys(step)
        .filter(([table, { columns }]) => schema.find(table)?.isIndexed(columns) === false)
        .map(([table, { columns, name: key }]) => {
          const index = { name: naming(table, columns, 'index'), columns, concurrently: true };
          const operations = [{ kind: 'createIndex', table, index } as const];
          return {
            what: `the foreign key ${key} on ${showName(table)} (${columns.join(', ')}) has no index`,
            safe: safeCode([{ outside: true, operations }], fromSql, naming),
          };
        }),
    ),
};

function addedKeys(step: LintStep): [ObjectName, ForeignKeyDefinition][] {
  switch (step.kind) {
    case 'createTable':
      return step.definition.constraints.flatMap((constraint) => keyOf(step.table, constraint));
    case 'addConstraint':
      return keyOf(step.table, step.constraint);
    default:
      return [];
  }
}

function keyOf(table: ObjectName, constraint: ConstraintDefinition): [ObjectName, ForeignKeyDefinition][] {
  return constraint.type === 'foreignKey' ? [[table, constraint]] : [];
}
