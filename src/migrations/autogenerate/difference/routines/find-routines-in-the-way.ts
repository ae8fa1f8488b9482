import { showName, type ObjectName } from '../../../operations/names.js';
import type { RoutineFact } from '../../model/schema-model.js';
import type { Comparison } from '../change.js';
import { findChangedTables, type ChangedTables } from '../shared/changed-tables.js';
import { mentions, mentionsColumn } from '../shared/mentions.js';
import { pairUp } from '../pair-up.js';
import { findReplacedTypes } from '../types/domains/plan-domains.js';
import { isReplaceable } from './is-replaceable.js';
import { boundTextOf, checkedTextOf, signatureOf } from './routine-text.js';
import { perComparison } from '../shared/per-comparison.js';

/**
 * The routines, as they were, that go before tables change: those that can't be replaced, and those that PostgreSQL would not let
 * stand, or would not take back when all is undone, as they speak of what goes.
 */
export const findRoutinesInTheWay = perComparison((comparison: Comparison): RoutineFact[] => {
  const { gone, kept } = pairUp(comparison.before.routines, comparison.after.routines, signatureOf);
  const tables = findChangedTables(comparison);
  const types = [...findReplacedTypes(comparison), ...tables.dropped];
  const isInTheWay = (routine: RoutineFact) => standsOn(routine, types) || readsChanged(routine, tables);
  return [
    ...gone.filter(isInTheWay),
    ...kept
      .filter(({ before, after }) => !isReplaceable(before, after) || isInTheWay(before))
      .map(({ before }) => before),
  ];
});

function standsOn(routine: RoutineFact, types: readonly ObjectName[]): boolean {
  const own = boundTextOf(routine);
  return types.some((type) => mentions(own, type));
}

function readsChanged(routine: RoutineFact, { columns }: ChangedTables): boolean {
  const text = checkedTextOf(routine);
  const tables = Map.groupBy(columns, ({ table }) => showName(table));
  return [...tables.values()].some(
    ([first, ...rest]) =>
      first !== undefined &&
      mentions(text, first.table) &&
      [first, ...rest].some(({ column }) => mentionsColumn(text, column)),
  );
}
