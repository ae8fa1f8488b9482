import type { Comparison } from './difference/change.js';
import { afterRenames } from './difference/shared/after-renames.js';
import type { SchemaModel } from './model/schema-model.js';
import type { LeftFacts } from './sources/settle/leave-alone.js';

/**
 * The comparison with what is left alone on both of its sides: as far as it stands in the way of a change, it goes meanwhile and
 * comes back.
 */
export function bringAlong(comparison: Comparison, left: LeftFacts): Comparison {
  return {
    ...comparison,
    before: withLeft(comparison.before, left),
    after: withLeft(comparison.after, afterRenames(comparison)(left)),
  };
}

/** A schema with what was taken out of it to be left alone. */
export function withLeft(model: SchemaModel, left: LeftFacts): SchemaModel {
  return {
    ...model,
    routines: [...model.routines, ...left.routines],
    views: [...model.views, ...left.views],
    materializedViews: [...model.materializedViews, ...left.materializedViews],
    triggers: [...model.triggers, ...left.triggers],
    policies: [...model.policies, ...left.policies],
  };
}
