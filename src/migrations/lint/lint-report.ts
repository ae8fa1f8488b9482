import type { RuleId } from './rule-ids.js';

/** `error`: it blocks the running application, breaks it, or loses data; `warning`: a habit that costs later. */
export type LintSeverity = 'error' | 'warning';

export interface LintFinding {
  readonly rule: RuleId;
  readonly severity: LintSeverity;
  /** What the migration does, in a line. */
  readonly what: string;
  /** What that does to the database or the application, in a line. */
  readonly why: string;
  /** How to do it, as code with remarks. */
  readonly safe: string;
}

/** A finding that the migration allows. */
export interface AllowedFinding extends Pick<LintFinding, 'rule' | 'what'> {
  readonly reason: string;
}

export interface LintedMigration {
  readonly revision: string;
  readonly name: string;
  /** The absolute path. */
  readonly file: string;
  /** `partly`: up to the first read, or to where its code fails without a database. */
  readonly looked: 'whole' | 'partly';
  /** The read that the rest waits for. */
  readonly waitsFor?: string;
  readonly findings: readonly LintFinding[];
  readonly allowed: readonly AllowedFinding[];
}

export interface LintReport {
  /** All that were looked at, in order. */
  readonly migrations: readonly LintedMigration[];
  /** How many findings are errors. */
  readonly errors: number;
  readonly warnings: number;
}
