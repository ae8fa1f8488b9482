import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { ObjectName } from '../../../../operations/names.js';
import type { TableFact } from '../../../model/schema-model.js';
import type { Comparison } from '../../change.js';
import type { Pair } from '../../pair-up.js';
import { disturbanceOf } from '../../tables/plan/disturbance.js';
import { planTables } from '../../tables/plan/table-plan.js';
import { isOfType } from '../type-name.js';

/** A column that is there, with its type, while types change. */
export interface TypedColumn {
  readonly table: ObjectName;
  readonly before: ColumnDefinition;
  readonly after: ColumnDefinition;
}

/** The columns of a type in tables that stay; others are gone by then, or not yet there. */
export function columnsOfType(type: ObjectName, comparison: Comparison): readonly TypedColumn[] {
  const { kept } = planTables(comparison);
  const disturbance = disturbanceOf(comparison);
  return kept
    .flatMap(columnPairs)
    .filter(({ before }) => isOfType(before.type, type))
    .filter(({ table, before }) => !disturbance.isRebuilt(table, before.name));
}

function columnPairs({ before, after }: Pair<TableFact>): TypedColumn[] {
  return before.definition.columns.flatMap((column) => {
    const is = after.definition.columns.find(({ name }) => name === column.name);
    return is === undefined ? [] : [{ table: after.name, before: column, after: is }];
  });
}
