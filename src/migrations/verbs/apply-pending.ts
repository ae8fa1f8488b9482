import { ChangedMigrationError } from '../../errors/changed-migration.error.js';
import { OutOfOrderError } from '../../errors/out-of-order.error.js';
import { describeChanges } from '../drift/describe-changes.js';
import { findChanged } from '../drift/find-changed.js';
import { runSteps } from '../execution/migration-runner.js';
import { runRepeatables } from '../execution/repeatable-run.js';
import { ensureTogether } from '../execution/together/ensure-together.js';
import { withTransactionMode } from '../execution/together/all-or-nothing.js';
import type { History } from '../history.js';
import type { MigrateOptions, MigrateRun, RunOptions } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import type { UpStep } from '../plan-step.js';
import { findOutOfOrder, inOwnBatches, planUp } from '../plan-up.js';
import type { AskedRun, MigrationWork } from './migration-work.js';

interface PendingPlan {
  planned: UpStep[];
  outOfOrder: string[];
  changed: string[];
}

/** Applies what is pending, under a lock that is held. */
export async function applyPending(
  work: MigrationWork,
  locked: LockedSession,
  run: AskedRun<MigrateOptions>,
): Promise<Omit<MigrateRun, 'databaseCreated'>> {
  const { history } = locked;
  const { options } = run;
  const { planned, outOfOrder, changed } = await planPending(work, locked, options);
  const isWhole = history.pending.length <= planned.length;
  const context = work.contextOf(locked, run);
  const steps = await withTransactionMode(work.transactionMode(options), planned, context, async (within) => {
    const applied = await runSteps(planned, within);
    return isWhole ? [...applied, ...(await runRepeatables(history, within))] : applied;
  });
  return { steps, outOfOrder, changed };
}

/**
 * What would be applied, once it is sure that it may be.
 *
 * @throws OutOfOrderError, ChangedMigrationError, TransactionAllRefusedError, and those of {@link planUp}.
 */
export async function planPending(
  work: MigrationWork,
  locked: LockedSession,
  options: MigrateOptions,
): Promise<PendingPlan> {
  const { history } = locked;
  const { target, step = false } = options;
  const steps = planUp(history, target === undefined ? undefined : [target].flat());
  const planned = step ? inOwnBatches(steps, history) : steps;
  const outOfOrder = checkOrder(work, history, planned, options);
  return { planned, outOfOrder, changed: await checkChanged(work, locked, options) };
}

/**
 * Makes sure that a history can be applied, before anything is reverted or dropped for it.
 *
 * @throws what {@link applyPending} throws before anything runs.
 */
export async function ensureApplicable(
  work: MigrationWork,
  locked: LockedSession,
  options: MigrateOptions,
): Promise<void> {
  const { planned } = await planPending(work, locked, { ...options, onProgress: undefined });
  if (work.transactionMode(options) === 'all') {
    await ensureTogether(planned, work.store.naming);
  }
}

function checkOrder(
  { options: { outOfOrder } }: MigrationWork,
  history: History,
  steps: UpStep[],
  { onProgress }: RunOptions,
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
  { session, ledger, history }: LockedSession,
  { onProgress }: RunOptions,
): Promise<string[]> {
  const changed = mode === 'allow' ? [] : await findChanged(history, store.naming);
  const revisions = changed.map(({ loaded }) => loaded.id);
  if (changed.length > 0 && mode === 'refuse') {
    throw new ChangedMigrationError(await describeChanges(session.client, ledger, changed));
  }
  if (changed.length > 0) {
    onProgress?.({ type: 'changed', revisions });
  }
  return revisions;
}
