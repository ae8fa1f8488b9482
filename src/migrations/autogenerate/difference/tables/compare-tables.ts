import type { Change, Compare } from '../change.js';
import { compareColumns } from './columns/compare-columns.js';
import { compareConstraints } from './constraints/compare-constraints.js';
import { touchesConstraint, type Surroundings } from './constraints/touches-constraint.js';
import { createTables } from './create-tables.js';
import { dropTables } from './drop-tables.js';
import { compareIndexes } from './indexes/compare-indexes.js';
import { keepTables } from './keep-tables.js';
import type { KeptTable } from './kept-table.js';
import { compareLogging } from './logging.js';
import { comparePlaces } from './partitions/compare-places.js';
import { planTables } from './plan/table-plan.js';
import { compareSettings } from './table-settings.js';

export const compareTables: Compare = (comparison) => {
  const plan = planTables(comparison);
  const kept = keepTables(plan.kept, comparison);
  const surroundings: Surroundings = { kept, dropped: plan.dropped.map(({ name }) => name) };
  return [
    ...dropTables(plan.dropped, kept),
    ...createTables(plan.created, kept),
    ...comparePlaces(plan.kept),
    ...kept.flatMap((table) => compareTable(table, surroundings)),
    ...compareLogging(plan.kept),
  ];
};

function compareTable(table: KeptTable, surroundings: Surroundings): readonly Change[] {
  return [
    ...compareColumns(table),
    ...compareConstraints(table, (constraint) => touchesConstraint(constraint, table, surroundings)),
    ...compareIndexes(table),
    ...compareSettings(table),
  ];
}
