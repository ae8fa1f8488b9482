import type { ConstraintDefinition } from '../../../operations/constraints/constraint-definition.js';
import { isSameName } from '../../../operations/names.js';
import type { TableFact } from '../../model/schema-model.js';
import { isKeptKey, isOwnKey } from './constraints/kept-keys.js';
import type { KeptTable } from './kept-table.js';
import { orderTables } from './plan/order-tables.js';

/** A table as it can be created at once, and what has to be added when others are there. */
export interface PlacedTable {
  readonly fact: TableFact;
  readonly late: readonly ConstraintDefinition[];
}

/**
 * The tables in an order in which they can be created, and in reverse dropped: each refers to earlier ones, to itself and to
 * keys that stay as they are.
 */
export function placeConstraints(
  tables: readonly TableFact[],
  kept: readonly KeptTable[],
): readonly PlacedTable[] {
  const ordered = orderTables(tables);
  return ordered.map((table, index) => {
    const earlier = ordered.slice(0, index);
    const late = table.definition.constraints.filter((constraint) =>
      isLate(constraint, table, earlier, kept),
    );
    return { fact: without(table, late), late };
  });
}

function isLate(
  constraint: ConstraintDefinition,
  table: TableFact,
  earlier: readonly TableFact[],
  kept: readonly KeptTable[],
): boolean {
  // In `create table` PostgreSQL takes one that is not valid for valid.
  const invalid = 'notValid' in constraint && constraint.notValid === true;
  if (constraint.type !== 'foreignKey' || invalid) {
    return invalid;
  }
  const { references } = constraint;
  if (isSameName(references.table, table.name)) {
    return !isOwnKey(references, table.definition);
  }
  const isThere = earlier.some((other) => isSameName(other.name, references.table));
  return !isThere && !isKeptKey(references, kept);
}

function without(table: TableFact, late: readonly ConstraintDefinition[]): TableFact {
  const { definition } = table;
  const constraints = definition.constraints.filter((constraint) => !late.includes(constraint));
  return { ...table, definition: { ...definition, constraints } };
}
