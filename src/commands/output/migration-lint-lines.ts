import { relative } from 'node:path';

import type { LintedMigration, LintFinding, LintReport } from '../../migrations/lint/index.js';
import { paint } from './command-output.js';
import { formatCount } from './duration.js';

/** The findings of a migration under its name and file, an empty line behind them; nothing where there are none. */
export function lintedLines(migration: LintedMigration, isVerbose: boolean): string[] {
  const { revision, name, file, findings, allowed, looked } = migration;
  const notes = [
    ...(looked === 'partly' ? [partly(migration)] : []),
    ...(isVerbose ? allowed.map(({ rule, what, reason }) => `allowed: ${rule}, ${what} (${reason})`) : []),
  ];
  if (findings.length === 0 && notes.length === 0) {
    return [];
  }
  const title = name === revision ? name : `${name} (${revision})`;
  return [
    `${paint('bold', title)}  ${paint('dim', relative('.', file))}`,
    ...findings.flatMap(findingLines),
    ...notes.map((note) => `  ${paint('dim', note)}`),
    '',
  ];
}

function partly({ waitsFor }: LintedMigration): string {
  return waitsFor === undefined
    ? 'Looked at in part: its code does not come to its end without a database.'
    : `Looked at in part, up to what it reads: ${waitsFor.trim().replaceAll(/\s+/g, ' ')}`;
}

function findingLines({ rule, severity, what, why, safe }: LintFinding): string[] {
  const mark = severity === 'error' ? paint('red', '✗') : paint('yellow', '!');
  const [first = '', ...rest] = safe.split('\n');
  return [
    `  ${mark} ${rule}: ${what}`,
    `      ${why}`,
    `      ${paint('yellow', '→')} ${first}`,
    ...rest.map((line) => `        ${line}`),
  ];
}

/** What comes at the end. */
export function lintedSummary({ migrations, errors, warnings }: LintReport): string {
  if (migrations.length === 0) {
    return 'There is no migration to look at.';
  }
  const found =
    errors + warnings === 0
      ? 'nothing found'
      : `${formatCount(errors, 'error')}, ${formatCount(warnings, 'warning')}`;
  const allowed = migrations.reduce((sum, migration) => sum + migration.allowed.length, 0);
  const end = allowed === 0 ? '' : `, ${allowed} allowed`;
  return `Looked at ${formatCount(migrations.length, 'migration')}: ${found}${end}.`;
}
