import type { ForeignKeyDefinition } from '../../../../operations/constraints/constraint-definition.js';
import { isSameName } from '../../../../operations/names.js';
import type { TableDefinition } from '../../../../operations/tables/table-definition.js';
import type { KeptTable } from '../kept-table.js';
import { definitionOf } from './named-parts.js';

type Reference = ForeignKeyDefinition['references'];

/** Whether a new foreign key can refer to the columns before all changes of tables, and after them. */
export function isKeptKey(reference: Reference, kept: readonly KeptTable[]): boolean {
  const found = kept.find(({ name }) => isSameName(name, reference.table));
  return (
    found !== undefined && keysOn(reference.columns, found.before).length > 0 && isSteadyKey(reference, found)
  );
}

/** Whether what a foreign key refers to stays as it is: the types of the columns, and all keys on them. */
export function isSteadyKey({ table, columns }: Reference, found: KeptTable): boolean {
  const [was, is] = [keysOn(columns, found.before), keysOn(columns, found.after)];
  return !found.disturbance.touchesColumns(table, columns) && was.every((key) => is.includes(key));
}

/** Whether a table has a key on the columns as soon as it is created, before its indexes. */
export function isOwnKey({ columns }: Reference, { constraints }: TableDefinition): boolean {
  return keysOn(columns, { constraints, indexes: [] }).length > 0;
}

/** The keys and unique indexes on just these columns, each as one text. */
function keysOn(
  columns: readonly string[],
  { constraints, indexes }: Pick<TableDefinition, 'constraints' | 'indexes'>,
): readonly string[] {
  const wanted = columns.toSorted().join('\0');
  const keys = constraints.filter(
    (constraint) =>
      (constraint.type === 'primaryKey' || constraint.type === 'unique') &&
      constraint.columns.toSorted().join('\0') === wanted,
  );
  const unique = indexes.filter(
    (index) =>
      index.unique === true &&
      index.where === undefined &&
      index.columns
        .map((column) => (typeof column === 'string' ? column : (column.column ?? '')))
        .toSorted()
        .join('\0') === wanted,
  );
  return [...keys, ...unique].map(definitionOf);
}
