import type { History } from '../../migrations/history.js';
import { firstSchema } from '../../database/session-identity.js';
import { lintHistory, type LintFinding } from '../../migrations/lint/index.js';
import type { MigrationStore } from '../../migrations/migration-store.js';
import type { DatabaseServices } from '../application/application.js';
import type { CheckSettings } from './check-options.js';
import type { FoundFault } from './migration-fault.js';

/** Finds the errors of the lint, each migration by itself as `db:lint --applied` does; warnings are no fault. */
export async function checkLint(
  history: History,
  store: MigrationStore,
  { options: { migrations: options } }: DatabaseServices,
  { lint, below }: CheckSettings,
): Promise<FoundFault[]> {
  if (lint === false) {
    return [];
  }
  const { migrations } = await lintHistory(history, {
    revisions: history.order.filter((revision) => !below.has(revision)),
    together: false,
    settings: { ...options.lint, ignore: [...(options.lint.ignore ?? []), ...(lint.ignore ?? [])] },
    naming: store.naming,
    defaultSchema: firstSchema(options),
  });
  return migrations.flatMap(({ revision, file, findings }) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map((finding) => ({ check: 'is lint clean', revision, file, ...toText(finding) })),
  );
}

function toText({ rule, what, why, safe }: LintFinding): Pick<FoundFault, 'problem' | 'differences'> {
  return {
    problem: `${rule}: ${what}. ${why} Write it as follows, or say why it is fine: static readonly lint = { '${rule}': '...' }`,
    differences: safe.split('\n'),
  };
}
