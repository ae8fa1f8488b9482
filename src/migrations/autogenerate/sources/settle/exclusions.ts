import type { SchemaModel, TableFact } from '../../model/schema-model.js';
import { keyOf, type ObjectReference } from '../object-reference.js';

/** Entities say them as a check that begins with `exclude`, which hardly one does. */
export function withoutExclusions(
  table: TableFact,
  other: TableFact,
  after: SchemaModel,
  leftAlone: ObjectReference[],
): TableFact {
  if (after.tables.some(hasExclusion)) {
    return table;
  }
  const { definition } = table;
  const [left, constraints] = [
    definition.constraints.filter(({ type }) => type === 'exclusion'),
    definition.constraints.filter(({ type }) => type !== 'exclusion'),
  ];
  leftAlone.push(...left.map(({ name }) => ({ kind: 'exclusion', name: `${keyOf.named(other)}.${name}` })));
  return left.length === 0 ? table : { ...table, definition: { ...definition, constraints } };
}

function hasExclusion({ definition }: TableFact): boolean {
  return definition.constraints.some(({ type }) => type === 'exclusion');
}
