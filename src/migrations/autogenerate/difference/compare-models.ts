import { PHASES, type Change, type Compare, type Comparison } from './change.js';
import { compareExtensions } from './extensions/compare-extensions.js';
import { comparePolicies } from './policies/compare-policies.js';
import { compareRoutines } from './routines/compare-routines.js';
import { compareSchemas } from './schemas/compare-schemas.js';
import { compareSequences } from './sequences/compare-sequences.js';
import { compareTables } from './tables/compare-tables.js';
import { compareTriggers } from './triggers/compare-triggers.js';
import { compareTypes } from './types/compare-types.js';
import { compareViews } from './views/compare-views.js';

const COMPARISONS: readonly Compare[] = [
  compareSchemas,
  compareExtensions,
  (comparison) => compareTypes(comparison, compareModels),
  compareSequences,
  compareTables,
  compareRoutines,
  compareViews,
  compareTriggers,
  comparePolicies,
  compareOthers,
];

function compareOthers({ before, after, kinds = [] }: Comparison): Change[] {
  return kinds.flatMap((kind) =>
    kind.compare({ before: before.others[kind.kind] ?? [], after: after.others[kind.kind] ?? [] }),
  );
}

/** The operations that make the schema before the one after, in an order in which they can be run; none where they are equal. */
export function compareModels(comparison: Comparison): Change[] {
  const changes = COMPARISONS.flatMap((compare) => compare(comparison));
  const byPhase = Map.groupBy(changes, ({ phase }) => phase);
  return PHASES.flatMap((phase) => byPhase.get(phase) ?? []);
}
