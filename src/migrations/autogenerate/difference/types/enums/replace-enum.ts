import type { Operation } from '../../../../operations/operation.js';
import type { EnumColumn } from '../../../../operations/types/enum-column.js';
import type { EnumMap } from '../../../../operations/types/enum-map.js';
import type { ReplaceEnum } from '../../../../operations/types/replace-enum.js';
import type { Comparison } from '../../change.js';
import { parseType } from '../type-name.js';
import { columnsOfType, type TypedColumn } from './enum-columns.js';
import { renamedDefault, turnDefault } from './enum-default.js';
import type { EnumPlan } from './plan-enum.js';

/** Another type of the name takes the place of the enum. Defaults that can't stay go before. */
export function replaceEnum(
  plan: EnumPlan,
  comparison: Comparison,
  others: readonly EnumColumn[] = [],
): readonly Operation[] {
  const { after, values, map } = plan;
  const columns = columnsOfType(plan.before.name, comparison);
  const replacement: ReplaceEnum = {
    kind: 'replaceEnum',
    name: after.name,
    from: values,
    to: after.values,
    columns: [...columns.map((column) => enumColumn(column, plan)), ...others],
    ...(Object.keys(map).length > 0 && { map }),
    ...(isMerged(map, values) && { revertMap: firstOf(map) }),
    ...(plan.before.comment !== undefined && { comment: plan.before.comment }),
  };
  return [...columns.flatMap((column) => dropDefault(column, plan)), replacement];
}

/** Whether several values become one that was none, which a way back can't leave as it is. */
function isMerged(map: EnumMap, from: readonly string[]): boolean {
  const added = Object.values(map).filter((to) => !from.includes(to));
  return new Set(added).size < added.length;
}

/** Each turns back into the first of those that it came of. */
function firstOf(map: EnumMap): EnumMap {
  return Object.fromEntries(
    Object.entries(map)
      .map(([old, to]) => [to, old] as const)
      .toReversed(),
  );
}

export function enumColumn({ table, before, after }: TypedColumn, plan: EnumPlan): EnumColumn {
  const { operation } = turnDefault(before, after, plan);
  return {
    table,
    column: before.name,
    ...(parseType(before.type)?.array === true && { array: true }),
    ...(operation !== undefined && { default: operation }),
  };
}

function dropDefault({ table, before, after }: TypedColumn, plan: EnumPlan): Operation[] {
  const from = renamedDefault(before.default, plan.renamed);
  return from === undefined || turnDefault(before, after, plan).operation !== undefined
    ? []
    : [{ kind: 'alterColumn', table, column: before.name, to: { default: null }, from: { default: from } }];
}
