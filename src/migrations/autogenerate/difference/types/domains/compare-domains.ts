import { showName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import type { DomainFact } from '../../../model/schema-model.js';
import type { Change, Comparison } from '../../change.js';
import { pairUp } from '../../pair-up.js';
import { alterDomain } from './alter-domain.js';
import { loosenColumns } from './domain-columns.js';
import { orderDomains } from './order-domains.js';
import { planDomains, type DomainPlan } from './plan-domains.js';

/** What is done with domains, around the changes of the enums that they may stand on. */
export interface DomainChanges {
  readonly beforeEnums: readonly Change[];
  readonly afterEnums: readonly Change[];
  readonly dropped: readonly Change[];
}

export function compareDomains(comparison: Comparison): DomainChanges {
  const { gone, added } = pairUp(comparison.before.domains, comparison.after.domains, ({ name }) =>
    showName(name),
  );
  const plans = planDomains(comparison);
  const rebuilt = plans.filter((plan) => plan.rebuilt);
  const loosened = rebuilt.map((plan) => loosenColumns(plan, comparison));
  const created = orderDomains([...added, ...rebuilt.map(({ after }) => after)]);
  return {
    beforeEnums: inTypes([...loosened.flatMap(({ loosen }) => loosen), ...stepAside(rebuilt)]),
    afterEnums: [
      ...inTypes([...created.map(create), ...loosened.flatMap(({ restore }) => restore)]),
      ...plans.filter((plan) => !plan.rebuilt).flatMap(alterDomain),
    ],
    dropped: orderDomains(gone)
      .toReversed()
      .map((domain): Change => ({ phase: 'drop types', operation: drop(domain) })),
  };
}

function stepAside(rebuilt: readonly DomainPlan[]): Operation[] {
  return orderDomains(rebuilt.map(({ before }) => before))
    .toReversed()
    .map(drop);
}

function create({ name, definition }: DomainFact): Operation {
  return { kind: 'createDomain', name, definition };
}

function drop({ name, definition: was }: DomainFact): Operation {
  return { kind: 'dropDomain', name, was };
}

function inTypes(operations: readonly Operation[]): Change[] {
  return operations.map((operation): Change => ({ phase: 'change types', operation }));
}
