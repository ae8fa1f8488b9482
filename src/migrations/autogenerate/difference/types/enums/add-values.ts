import { isSameName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import type { AddEnumValue } from '../../../../operations/types/add-enum-value.js';
import { NO_DECISIONS } from '../../../decisions/decisions.js';
import type { SchemaModel } from '../../../model/schema-model.js';
import type { Compare, Comparison } from '../../change.js';
import type { EnumPlan } from './plan-enum.js';
import { standingSchema } from './standing-schema.js';

/**
 * PostgreSQL takes no value out again, so that the way back is another type without them: what a comparison of the schema with and
 * without them finds, with all that is made of the type.
 */
export function addValues(plan: EnumPlan, comparison: Comparison, compare: Compare): Operation {
  const standing = standingSchema(comparison);
  const back = compare({
    ...comparison,
    before: withValues(standing, plan.after.values, plan),
    after: withValues(standing, plan.values, plan),
    decisions: NO_DECISIONS,
  });
  return { kind: 'reversible', up: additions(plan), down: back.map(({ operation }) => operation) };
}

function withValues(model: SchemaModel, values: readonly string[], { after }: EnumPlan): SchemaModel {
  const enums = model.enums.map((fact) => (isSameName(fact.name, after.name) ? { ...fact, values } : fact));
  return { ...model, enums };
}

/** Each after the one before it; the first ones before what was first. */
function additions({ after, values }: EnumPlan): AddEnumValue[] {
  const present = new Set(values);
  return after.values.flatMap((value, index): AddEnumValue[] => {
    if (present.has(value)) {
      return [];
    }
    present.add(value);
    const common = { kind: 'addEnumValue', name: after.name, value } as const;
    const previous = after.values[index - 1];
    if (previous !== undefined) {
      const isLast = after.values.slice(index + 1).every((other) => !present.has(other));
      return [isLast ? common : { ...common, after: previous }];
    }
    const [first] = values;
    return [first === undefined ? common : { ...common, before: first }];
  });
}
