export { lintHistory, type LintRequest } from './lint-history.js';
export type {
  AllowedFinding,
  LintedMigration,
  LintFinding,
  LintReport,
  LintSeverity,
} from './lint-report.js';
export type { LintSettings } from './lint-settings.js';
export { RULE_IDS, type RuleId } from './rule-ids.js';
