import { PHASES, type Compare, type Comparison } from '../../change.js';
import type { SchemaModel } from '../../../model/schema-model.js';
import { comparePolicies } from '../../policies/compare-policies.js';
import { compareRoutines } from '../../routines/compare-routines.js';
import { afterRenames } from '../../shared/after-renames.js';
import { perComparison } from '../../shared/per-comparison.js';
import { compareTables } from '../../tables/compare-tables.js';
import { compareTriggers } from '../../triggers/compare-triggers.js';
import { compareViews } from '../../views/compare-views.js';
import { compareDomains } from '../domains/compare-domains.js';
import { planEnums } from './plan-enum.js';
import { renameValues } from './rename-values.js';
import { withoutDropped } from './without-dropped.js';

const COMPARISONS: readonly Compare[] = [
  compareTables,
  compareRoutines,
  compareViews,
  compareTriggers,
  comparePolicies,
];

/**
 * The schema as it is when enums get values, and again when that is undone: what steps aside before is gone, what comes later is
 * not there, and values have their other names.
 */
export const standingSchema = perComparison((comparison: Comparison): SchemaModel => {
  const changes = COMPARISONS.flatMap((compare) => compare(comparison));
  const earlier = PHASES.slice(0, PHASES.indexOf('change types'));
  const done = earlier.flatMap((phase) => changes.filter((change) => change.phase === phase));
  return [...done, ...compareDomains(comparison).beforeEnums].reduce(
    (model, { operation }) => withoutDropped(model, operation),
    withOtherNames(comparison),
  );
});

function withOtherNames(comparison: Comparison): SchemaModel {
  const plans = planEnums(comparison);
  const model = afterRenames(comparison)(comparison.before);
  return {
    ...model,
    enums: model.enums.map((fact) => {
      const plan = plans.find(({ before }) => before.name === fact.name);
      return plan === undefined ? fact : { ...fact, values: plan.values };
    }),
    tables: comparison.before.tables.map((table) => ({
      ...table,
      definition: plans.reduce(renameValues, table.definition),
    })),
  };
}
