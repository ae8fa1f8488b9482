import type { RuleId } from './rule-ids.js';

/** What the lint leaves out. */
export interface LintSettings {
  /** Rules that are looked for nowhere. Default: none. */
  ignore?: readonly RuleId[];
  /** The first revision that is looked at: what it stands on is not. Default: all are. */
  from?: string;
}
