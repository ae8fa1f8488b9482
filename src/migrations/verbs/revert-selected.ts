import { runSteps } from '../execution/migration-runner.js';
import { revertRepeatables } from '../execution/repeatable-run.js';
import { withTransactionMode } from '../execution/together/all-or-nothing.js';
import type { MigrationRun, RollbackOptions } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import { planDown } from '../plan-down.js';
import type { AskedRun, MigrationWork } from './migration-work.js';

/** Reverts what the selection says, under a lock that is held. */
export async function revertSelected(
  work: MigrationWork,
  locked: LockedSession,
  run: AskedRun<RollbackOptions>,
): Promise<MigrationRun> {
  const { history } = locked;
  const planned = planDown(history, run.options);
  const isAll = planned.length === history.entries.size;
  const mode = work.transactionMode(run.options);
  const steps = await withTransactionMode(mode, planned, work.contextOf(locked, run), async (within) => {
    const undone = isAll ? await revertRepeatables(history, within) : [];
    return [...undone, ...(await runSteps(planned, within))];
  });
  return { steps };
}
