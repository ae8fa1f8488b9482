import type { ConstraintDefinition } from '../../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../../operations/indexes/index-definition.js';
import { compareText } from '../by-name.js';

const TYPES: readonly ConstraintDefinition['type'][] = [
  'primaryKey',
  'unique',
  'foreignKey',
  'check',
  'exclusion',
];

/** The place of a constraint or an index that can be declared on a column; of others, none. */
type PlaceOf<T> = (item: T) => string | undefined;

/**
 * Puts constraints where a builder records them: first, in the order of the columns, those that can be declared on one, so
 * that they can stand there in the source; then the others.
 */
export function constraintsInOrder(
  constraints: readonly ConstraintDefinition[],
  columns: readonly string[],
): ConstraintDefinition[] {
  const byType = constraints.toSorted((one, other) => TYPES.indexOf(one.type) - TYPES.indexOf(other.type));
  return inOrder(byType, columns, constraintColumn, (one, other) => one.type === other.type);
}

/** The same for indexes. */
export function indexesInOrder(
  indexes: readonly IndexDefinition[],
  columns: readonly string[],
): IndexDefinition[] {
  return inOrder(indexes, columns, indexColumn, () => true);
}

function inOrder<T extends { name: string }>(
  items: readonly T[],
  columns: readonly string[],
  columnOf: PlaceOf<T>,
  areAlike: (one: T, other: T) => boolean,
): T[] {
  const places = new Map(columns.map((column, place) => [column, place]));
  const placeOf = (item: T) => places.get(columnOf(item) ?? '') ?? columns.length;
  return items.toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) || (areAlike(one, other) ? compareText(one.name, other.name) : 0),
  );
}

function constraintColumn(constraint: ConstraintDefinition): string | undefined {
  switch (constraint.type) {
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
      return constraint.columns.length === 1 ? constraint.columns[0] : undefined;
    default:
      return undefined;
  }
}

function indexColumn({ columns }: IndexDefinition): string | undefined {
  const [only] = columns;
  return columns.length === 1 && typeof only === 'string' ? only : undefined;
}
