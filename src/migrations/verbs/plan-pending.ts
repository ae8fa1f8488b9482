import type { DatabaseClient } from '../../database/client.js';
import { ChangedMigrationError } from '../../errors/changed-migration.error.js';
import { OutOfOrderError } from '../../errors/out-of-order.error.js';
import { describeChanges } from '../drift/describe-changes.js';
import { findChanged } from '../drift/find-changed.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import type { History } from '../history.js';
import type { DatabaseOptions, MigrateOptions, MigrateRun } from '../migration-runs.js';
import type { UpStep } from '../plan-step.js';
import { findOutOfOrder, inOwnBatches, planUp } from '../plan-up.js';
import type { MigrationWork } from './migration-work.js';

/** What a run reads before it does anything. */
export interface SeenHistory {
  client: DatabaseClient;
  ledger: LedgerTable;
  history: History;
}

export interface PendingPlan extends Pick<MigrateRun, 'outOfOrder' | 'changed'> {
  planned: UpStep[];
  /** Whether nothing versioned is pending afterwards, so that repeatable migrations follow. */
  isWhole: boolean;
}

/**
 * What is to be applied. Changes nothing.
 *
 * @throws OutOfOrderError, ChangedMigrationError where the options refuse that.
 */
export async function planPending(
  work: MigrationWork,
  seen: SeenHistory,
  options: DatabaseOptions & Pick<MigrateOptions, 'target' | 'step'>,
): Promise<PendingPlan> {
  const { history } = seen;
  const { target, step = false } = options;
  const steps = planUp(history, target === undefined ? undefined : [target].flat());
  const planned = step ? inOwnBatches(steps, history) : steps;
  const outOfOrder = checkOrder(work, history, planned, options);
  const changed = await checkChanged(work, seen, options);
  return { planned, isWhole: history.pending.length <= planned.length, outOfOrder, changed };
}

function checkOrder(
  { options: { outOfOrder } }: MigrationWork,
  history: History,
  steps: UpStep[],
  { onProgress }: DatabaseOptions,
): string[] {
  const revisions = findOutOfOrder(history, steps);
  if (revisions.length > 0 && outOfOrder === 'refuse') {
    throw new OutOfOrderError(revisions);
  }
  if (revisions.length > 0 && outOfOrder === 'warn') {
    onProgress?.({ type: 'out-of-order', revisions });
  }
  return revisions;
}

async function checkChanged(
  { store, options: { changed: mode } }: MigrationWork,
  { client, ledger, history }: SeenHistory,
  { onProgress }: DatabaseOptions,
): Promise<string[]> {
  const changed = mode === 'allow' ? [] : await findChanged(history, store.naming);
  const revisions = changed.map(({ loaded }) => loaded.id);
  if (changed.length > 0 && mode === 'refuse') {
    throw new ChangedMigrationError(await describeChanges(client, ledger, changed));
  }
  if (changed.length > 0) {
    onProgress?.({ type: 'changed', revisions });
  }
  return revisions;
}
