import type { LintFinding } from './lint-report.js';
import type { ReadMigration } from './read-migration.js';
import type { Hit, LintRule } from './rule.js';
import { RULES } from './rules/index.js';
import { Scene, type Surroundings } from './scene.js';

/** What the rules find in a migration. Leaves in `around.schema` the schema that it makes. */
export function lintMigration(migration: ReadMigration, around: Surroundings): LintFinding[] {
  const findings: LintFinding[] = [];
  const locked = new Set<string>();
  for (const read of migration.steps) {
    const scene = new Scene(around, read, locked);
    findings.push(...RULES.flatMap((rule) => (rule.step?.(scene) ?? []).map((hit) => toFinding(rule, hit))));
    scene.locking.forEach((table) => locked.add(table));
    around.schema.apply(read.step, around.revision);
  }
  findings.push(
    ...RULES.flatMap((rule) => (rule.whole?.(migration, around) ?? []).map((hit) => toFinding(rule, hit))),
  );
  return withoutRepeats(findings);
}

/** Follows a migration that is not looked at. */
export function followMigration({ steps }: ReadMigration, { schema, revision }: Surroundings): void {
  steps.forEach(({ step }) => schema.apply(step, revision));
}

function toFinding({ id: rule, severity, why }: LintRule, { what, safe }: Hit): LintFinding {
  return { rule, severity, what, why, safe };
}

function withoutRepeats(findings: readonly LintFinding[]): LintFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.what}`, finding])).values()];
}
