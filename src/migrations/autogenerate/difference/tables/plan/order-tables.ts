import { isSameName, showName, type ObjectName } from '../../../../operations/names.js';
import type { TableFact } from '../../../model/schema-model.js';

/** Those that others refer to, and those that others are partitions of, come first, as far as there is no circle. */
export function orderTables(tables: readonly TableFact[]): readonly TableFact[] {
  const ordered = new Set<TableFact>();
  const seen = new Set<TableFact>();
  const visit = (table: TableFact): void => {
    if (!seen.has(table)) {
      seen.add(table);
      needsOf(table)
        .flatMap((name) => find(tables, name))
        .forEach(visit);
      ordered.add(table);
    }
  };
  tables.toSorted(byName).forEach(visit);
  return [...ordered];
}

function needsOf({ partition, definition: { constraints } }: TableFact): readonly ObjectName[] {
  const referenced = constraints.flatMap((constraint) =>
    constraint.type === 'foreignKey' ? [constraint.references.table] : [],
  );
  return [...(partition === undefined ? [] : [partition.of]), ...referenced];
}

function find(tables: readonly TableFact[], name: ObjectName): readonly TableFact[] {
  return tables.filter((table) => isSameName(table.name, name));
}

function byName(one: TableFact, other: TableFact): number {
  return showName(one.name) < showName(other.name) ? -1 : 1;
}
