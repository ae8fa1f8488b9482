import type { AllowedFinding, LintFinding } from './lint-report.js';
import { isRuleId, type RuleId } from './rule-ids.js';

/** Why a migration may do what a rule finds, by the rule. */
export type LintAllowances = Readonly<Record<string, string>>;

export interface JudgedFindings {
  findings: LintFinding[];
  allowed: AllowedFinding[];
}

interface Judgement {
  allowances?: LintAllowances;
  /** Rules that are looked for nowhere. */
  ignore: ReadonlySet<string>;
  /** Whether all of the migration was seen: only then it is known that something does not occur. */
  isWhole: boolean;
}

/** Takes apart what is allowed and what is not; an allowance for nothing is a finding of its own. */
export function applyAllowances(
  found: readonly LintFinding[],
  { allowances = {}, ignore, isWhole }: Judgement,
): JudgedFindings {
  const seen = found.filter(({ rule }) => !ignore.has(rule));
  const reasonOf = (rule: RuleId) => (Object.hasOwn(allowances, rule) ? allowances[rule] : undefined);
  const allowed = seen.flatMap(({ rule, what }) => {
    const reason = reasonOf(rule);
    return reason === undefined ? [] : [{ rule, what, reason }];
  });
  const unused = Object.keys(allowances).filter(
    (rule) => !isRuleId(rule) || (isWhole && !found.some((finding) => finding.rule === rule)),
  );
  const findings = [
    ...seen.filter(({ rule }) => reasonOf(rule) === undefined),
    ...(ignore.has('unused-allowance') ? [] : unused.map(toFinding)),
  ];
  return { findings, allowed };
}

function toFinding(rule: string): LintFinding {
  return {
    rule: 'unused-allowance',
    severity: 'warning',
    what: isRuleId(rule)
      ? `${rule} is allowed and does not occur`
      : `${rule} is allowed, and there is no such rule`,
    why: 'It would hide what somebody adds later.',
    safe: `Leave ${rule} out of what the migration allows.`,
  };
}
