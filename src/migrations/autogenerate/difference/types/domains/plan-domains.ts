import { isSameName, showName, type ObjectName } from '../../../../operations/names.js';
import type { DomainFact } from '../../../model/schema-model.js';
import type { Comparison } from '../../change.js';
import { pairUp, type Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { perComparison } from '../../shared/per-comparison.js';
import { planEnums } from '../enums/plan-enum.js';
import { parseType } from '../type-name.js';

export interface DomainPlan extends Pair<DomainFact> {
  /** Whether the domain has to be made anew, because PostgreSQL can't alter the type beneath it. */
  readonly rebuilt: boolean;
}

/** For each domain that is in both schemas. */
export const planDomains = perComparison((comparison: Comparison): readonly DomainPlan[] => {
  const { kept } = pairUp(comparison.before.domains, comparison.after.domains, ({ name }) => showName(name));
  const replaced = replacedEnums(comparison);
  const rebuilt: ObjectName[] = [...replaced];
  const rest = new Set(kept);
  // A domain may stand on another one.
  for (let found = true; found;) {
    const next = [...rest].filter((pair) => hasOtherBase(pair) || standsOn(pair, rebuilt));
    next.forEach((pair) => rest.delete(pair));
    rebuilt.push(...next.map(({ after }) => after.name));
    found = next.length > 0;
  }
  return kept.map((pair) => ({ ...pair, rebuilt: !rest.has(pair) }));
});

function hasOtherBase({ before, after }: Pair<DomainFact>): boolean {
  const [was, is] = [before.definition, after.definition];
  return was.type !== is.type || !isSame(was.collation, is.collation);
}

function standsOn({ before }: Pair<DomainFact>, types: readonly ObjectName[]): boolean {
  const base = parseType(before.definition.type);
  return base !== undefined && types.some((type) => isSameName(type, base.name));
}

export function replacedEnums(comparison: Comparison): readonly ObjectName[] {
  return planEnums(comparison)
    .filter(({ way }) => way === 'replace')
    .map(({ after }) => after.name);
}

/** Enums and domains that others of their names take the place of; whatever is made of columns of theirs has to step aside. */
export function findReplacedTypes(comparison: Comparison): readonly ObjectName[] {
  const domains = planDomains(comparison).filter(({ rebuilt }) => rebuilt);
  return [...replacedEnums(comparison), ...domains.map(({ after }) => after.name)];
}
