import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import type { IndexDefinition } from '../indexes/index-definition.js';

/** The columns by which the index behind a key finds rows. */
export function keyColumns(constraint: ConstraintDefinition): readonly string[] {
  return constraint.type === 'primaryKey' || constraint.type === 'unique' ? constraint.columns : [];
}

/** The columns that an index finds any row by: a partial one leaves rows out, and only a B-tree is sure to be of use. */
export function findingColumns({
  columns,
  method = 'btree',
  where,
}: IndexDefinition): (string | undefined)[] {
  return method === 'btree' && where === undefined
    ? columns.map((column) => (typeof column === 'string' ? column : column.column))
    : [];
}

export const leadingColumn = (constraint: ConstraintDefinition) => keyColumns(constraint)[0];
export const findingColumn = (index: IndexDefinition) => findingColumns(index)[0];
