import { runSteps } from '../execution/migration-runner.js';
import { runRepeatables } from '../execution/repeatable-run.js';
import { withTransactionMode } from '../execution/together/all-or-nothing.js';
import type { MigrateOptions, MigrateRun } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import type { AskedRun, MigrationWork } from './migration-work.js';
import { planPending } from './plan-pending.js';

/** Applies what is pending, under a lock that is held. */
export async function applyPending(
  work: MigrationWork,
  locked: LockedSession,
  run: AskedRun<MigrateOptions>,
): Promise<Omit<MigrateRun, 'databaseCreated'>> {
  const { session, ledger, history } = locked;
  const { client } = session;
  const { planned, isWhole, outOfOrder, changed } = await planPending(
    work,
    { client, ledger, history },
    run.options,
  );
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
