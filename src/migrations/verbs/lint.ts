import { firstSchema } from '../../database/session-identity.js';
import type { History } from '../history.js';
import { lintHistory, type LintReport } from '../lint/index.js';
import type { LintOptions } from '../migration-runs.js';
import { planUp } from '../plan-up.js';
import type { MigrationWork } from './migration-work.js';

export async function lint(work: MigrationWork, options: LintOptions): Promise<LintReport> {
  const { store } = work;
  const { all = false, target } = options;
  const history = await (all ? store.readFiles() : store.read(work.databaseWait(options)));
  const targets = target === undefined ? ['heads'] : [target];
  return lintHistory(history, {
    revisions: all ? history.graph.upgrade([], targets) : pending(history, targets),
    together: !all,
    settings: work.options.lint,
    naming: store.naming,
    defaultSchema: firstSchema(work.options),
  });
}

function pending(history: History, targets: readonly string[]): string[] {
  return planUp(history, targets).map(({ revision }) => revision);
}
