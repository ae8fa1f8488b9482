import type { Operation } from '../../../../operations/operation.js';
import type { Compare, Comparison } from '../../change.js';
import { loosenedEnumColumns } from '../domains/domain-columns.js';
import { planDomains } from '../domains/plan-domains.js';
import { addValues } from './add-values.js';
import { planEnums, type EnumPlan } from './plan-enum.js';
import { replaceEnum } from './replace-enum.js';

/** Values get their other names first; the rest is told in those. What is replaced comes last, so that it is undone by then. */
export function changeEnums(comparison: Comparison, compare: Compare): readonly Operation[] {
  const plans = planEnums(comparison);
  const domains = planDomains(comparison);
  const others = ({ before }: EnumPlan) => loosenedEnumColumns(before.name, domains, comparison);
  return [
    ...plans.flatMap(renames),
    ...plans.filter(({ way }) => way === 'add').map((plan) => addValues(plan, comparison, compare)),
    ...plans
      .filter(({ way }) => way === 'replace')
      .flatMap((plan) => replaceEnum(plan, comparison, others(plan))),
  ];
}

function renames({ after, renamed }: EnumPlan): Operation[] {
  return [...renamed].map(([value, to]) => ({ kind: 'renameEnumValue', name: after.name, value, to }));
}
