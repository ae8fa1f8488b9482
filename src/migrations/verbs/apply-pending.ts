import { runSteps } from '../execution/migration-runner.js';
import { runRepeatables } from '../execution/repeatable-run.js';
import { ensureTogether } from '../execution/together/ensure-together.js';
import { withTransactionMode } from '../execution/together/all-or-nothing.js';
import type { MigrateOptions, MigrateRun } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import type { AskedRun, MigrationWork } from './migration-work.js';
import { planPending, type SeenHistory } from './plan-pending.js';

/** Applies what is pending, under a lock that is held. */
export async function applyPending(
  work: MigrationWork,
  locked: LockedSession,
  run: AskedRun<MigrateOptions>,
): Promise<Omit<MigrateRun, 'databaseCreated'>> {
  const { history } = locked;
  const { planned, isWhole, outOfOrder, changed } = await planPending(work, seenIn(locked), run.options);
  const context = work.contextOf(locked, run);
  const steps = await withTransactionMode(
    work.transactionMode(run.options),
    planned,
    context,
    async (within) => {
      const applied = await runSteps(planned, within);
      return isWhole ? [...applied, ...(await runRepeatables(history, within))] : applied;
    },
  );
  return { steps, outOfOrder, changed };
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
  const { planned } = await planPending(work, seenIn(locked), { ...options, onProgress: undefined });
  if (work.transactionMode(options) === 'all') {
    await ensureTogether(planned, work.store.naming);
  }
}

function seenIn({ session, ledger, history }: LockedSession): SeenHistory {
  return { client: session.client, ledger, history };
}
