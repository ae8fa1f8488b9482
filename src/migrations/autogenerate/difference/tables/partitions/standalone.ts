import { splitName, type ObjectName } from '../../../../operations/names.js';
import type { ConstraintDefinition } from '../../../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import type { TableDefinition } from '../../../../operations/tables/table-definition.js';
import type { TableFact } from '../../../model/schema-model.js';
import { definitionOf } from '../constraints/named-parts.js';
import { columnsOf, withColumns } from '../plan/find-table.js';

/** A partition as it is by itself: with what its parent gives it, by the names that PostgreSQL gives to that. */
export function standalone(partition: TableFact, tables: readonly TableFact[]): TableDefinition {
  const { name, definition } = partition;
  const parent = withColumns(partition, tables).definition;
  return {
    ...definition,
    columns: columnsOf(partition, tables),
    constraints: [...parent.constraints.map((item) => constraintOf(name, item)), ...definition.constraints],
    indexes: [...parent.indexes.map((index) => indexOf(name, index)), ...definition.indexes],
  };
}

/** What a table has to be to become the partition: its own keys and indexes are taken for those of the parent. */
export function attachable(
  partition: TableFact,
  tables: readonly TableFact[],
  before: TableDefinition,
): TableDefinition {
  const target = standalone(partition, tables);
  return {
    ...target,
    constraints: target.constraints.map((item) => asItIs(item, before.constraints)),
    indexes: target.indexes.map((item) => asItIs(item, before.indexes)),
  };
}

function asItIs<T extends { readonly name: string }>(item: T, present: readonly T[]): T {
  const isThere = present.some(({ name }) => name === item.name);
  return isThere ? item : (present.find((other) => definitionOf(other) === definitionOf(item)) ?? item);
}

function constraintOf(table: ObjectName, constraint: ConstraintDefinition): ConstraintDefinition {
  const own = splitName(table).name;
  switch (constraint.type) {
    case 'primaryKey':
      return { ...constraint, name: `${own}_pkey` };
    case 'unique':
      return { ...constraint, name: `${[own, ...constraint.columns].join('_')}_key` };
    default:
      return constraint;
  }
}

function indexOf(table: ObjectName, index: IndexDefinition): IndexDefinition {
  const columns = index.columns.map((column) =>
    typeof column === 'string' ? column : (column.column ?? 'expr'),
  );
  return { ...index, name: [splitName(table).name, ...columns, 'idx'].join('_') };
}
