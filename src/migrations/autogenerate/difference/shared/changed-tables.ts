import { showName, type ObjectName } from '../../../operations/names.js';
import type { ColumnReference, TableFact } from '../../model/schema-model.js';
import type { Comparison } from '../change.js';
import type { Pair } from '../pair-up.js';
import { disturbanceOf } from '../tables/plan/disturbance.js';
import { columnsOf } from '../tables/plan/find-table.js';
import { planTables } from '../tables/plan/table-plan.js';
import { perComparison } from './per-comparison.js';

/** What of tables PostgreSQL refuses to change while something else is made of it. */
export interface ChangedTables {
  /** Those that go, be it to come back as another one. */
  readonly dropped: readonly ObjectName[];
  /** Columns that go, be it to come back, or get another type. */
  readonly columns: readonly ColumnReference[];
  readonly isDropped: (table: ObjectName) => boolean;
  readonly isChanged: (reference: ColumnReference) => boolean;
}

export const findChangedTables = perComparison((comparison: Comparison): ChangedTables => {
  const plan = planTables(comparison);
  const dropped = plan.dropped.map(({ name }) => name);
  const columns = [
    ...plan.dropped.flatMap((table) => referencesTo(table, columnsOf(table, comparison.before.tables))),
    ...plan.kept.flatMap((pair) => changedColumns(pair, comparison)),
  ];
  return { dropped, columns, ...membership(dropped, columns) };
});

function changedColumns({ before, after }: Pair<TableFact>, comparison: Comparison): ColumnReference[] {
  const disturbance = disturbanceOf(comparison);
  const now = columnsOf(after, comparison.after.tables);
  const changed = columnsOf(before, comparison.before.tables).filter(
    ({ name }) => disturbance.isMadeAnew(before.name, name) || now.every((column) => column.name !== name),
  );
  return referencesTo(before, changed);
}

function referencesTo({ name: table }: TableFact, columns: readonly { name: string }[]): ColumnReference[] {
  return columns.map(({ name: column }) => ({ table, column }));
}

function membership(dropped: readonly ObjectName[], columns: readonly ColumnReference[]) {
  const [tables, keys] = [new Set(dropped.map(showName)), new Set(columns.map(columnKey))];
  return {
    isDropped: (table: ObjectName) => tables.has(showName(table)),
    isChanged: (reference: ColumnReference) => keys.has(columnKey(reference)),
  };
}

function columnKey({ table, column }: ColumnReference): string {
  return JSON.stringify([showName(table), column]);
}
