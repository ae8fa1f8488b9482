import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { showName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import { asFragment } from '../../../../operations/sql-text.js';
import type { Change } from '../../change.js';
import type { KeptTable } from '../kept-table.js';
import { isGenerated } from './drop-column.js';
import { isNullable } from './nullability.js';

/** Generated ones last, which may be made of others. */
export function addColumns(columns: readonly ColumnDefinition[], table: KeptTable): Change[] {
  return [...columns.filter((column) => !isGenerated(column)), ...columns.filter(isGenerated)]
    .flatMap((column) => addColumn(column, table))
    .map((operation): Change => ({ phase: 'add columns', operation }));
}

/** One that refuses nulls, of which was decided what the rows that are there get, refuses them when they have it. */
function addColumn(column: ColumnDefinition, table: KeptTable): Operation[] {
  const { name, after, comparison } = table;
  const fill = comparison.decisions.fills.get(`${showName(name)}.${column.name}`);
  if (fill === undefined || isNullable(column, { definition: after }) || hasValues(column)) {
    return [{ kind: 'addColumn', table: name, column }];
  }
  const { notNull: _, ...nullable } = column;
  return [
    { kind: 'addColumn', table: name, column: nullable },
    { kind: 'update', table: name, set: { [column.name]: asFragment(fill) } },
    { kind: 'alterColumn', table: name, column: column.name, to: { nullable: false }, from: {} },
  ];
}

/** Whether PostgreSQL gives the rows that are there a value by itself. */
function hasValues({ identity, generated }: ColumnDefinition): boolean {
  return identity !== undefined || generated !== undefined;
}
