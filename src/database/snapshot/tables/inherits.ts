import type { ColumnFact } from './column-facts.js';
import type { WholeTable } from './read-tables.js';

/**
 * Whether `create table … inherits (…)` gives the table as it is: the columns of its parents first and as they have them. One
 * that was bound to its parents later is created whole, and bound to them again.
 */
export function inheritsPlainly(table: WholeTable, tables: ReadonlyMap<string, WholeTable>): boolean {
  const parents = table.parentOids.map((oid) => tables.get(oid));
  if (table.bound !== null || parents.length === 0) {
    return false;
  }
  const inherited = new Map<string, ColumnFact>();
  for (const column of parents.toReversed().flatMap((parent) => parent?.columns ?? [])) {
    inherited.set(column.name, column);
  }
  const order = new Set(parents.flatMap((parent) => parent?.columns ?? []).map(({ name }) => name));
  return (
    parents.every((parent) => parent !== undefined) &&
    [...order].every((name, place) => table.columns[place]?.name === name) &&
    table.columns.every((column) => column.local || isSame(column, inherited.get(column.name)))
  );
}

function isSame(column: ColumnFact, parent: ColumnFact | undefined): boolean {
  return parent !== undefined && told(column) === told(parent);
}

function told({
  type,
  collation,
  compression,
  notNull,
  expression,
  generated,
  identity,
}: ColumnFact): string {
  return JSON.stringify([type, collation, compression, notNull !== null, expression, generated, identity]);
}
