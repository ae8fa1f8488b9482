/** What the lint looks for. The names are stable: migrations and options allow findings by them. */
export const RULE_IDS = [
  'added-column-rewrites',
  'cascade',
  'char-type',
  'check-validates',
  'column-type-rewrites',
  'concurrently-in-transaction',
  'detach-not-concurrently',
  'drop-column',
  'drop-index-not-concurrently',
  'drop-table',
  'enum-replaced',
  'exclusion-builds-index',
  'foreign-key-validates',
  'foreign-key-without-index',
  'index-not-concurrently',
  'int-primary-key',
  'irreversible',
  'json-type',
  'lock-table',
  'not-null-without-default',
  'primary-key-builds-index',
  'rename-column',
  'rename-enum-value',
  'rename-table',
  'set-not-null-scans',
  'several-tables-locked',
  'table-rewritten',
  'timestamp-without-time-zone',
  'truncate',
  'unique-builds-index',
  'unread-sql',
  'unused-allowance',
  'validate-in-same-transaction',
  'whole-table-write',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

export function isRuleId(text: unknown): text is RuleId {
  return RULE_IDS.some((id) => id === text);
}
