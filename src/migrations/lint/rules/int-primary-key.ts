import type { ConstraintDefinition } from '../../operations/constraints/constraint-definition.js';
import { showColumn } from '../known/known-schema.js';
import { onKind, type LintRule } from '../rule.js';

const SHORT = /^(?:integer|int|int4|smallint|int2|serial\d?|smallserial)$/i;

export const intPrimaryKey: LintRule = {
  id: 'int-primary-key',
  severity: 'warning',
  why: 'It ends at 2,147,483,647; to make it larger then is to write the table anew, and all that refer to it.',
  step: onKind('createTable', ({ table, definition }, scene) => {
    const { columns, constraints } = definition;
    const keys = constraints.flatMap(primaryKey);
    // What refers to another table has to be of its type.
    const referring = new Set(constraints.flatMap(referringColumns));
    return columns
      .filter(({ name, type }) => keys.includes(name) && !referring.has(name) && SHORT.test(type.trim()))
      .map(({ name, type }) => ({
        what: `the primary key ${showColumn(table, name)} is ${type}`,
        safe: scene.code({ note: 'Make it bigint.' }),
      }));
  }),
};

function primaryKey(constraint: ConstraintDefinition): readonly string[] {
  return constraint.type === 'primaryKey' ? constraint.columns : [];
}

function referringColumns(constraint: ConstraintDefinition): readonly string[] {
  return constraint.type === 'foreignKey' ? constraint.columns : [];
}
