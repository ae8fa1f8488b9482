import { askOn } from '../execution/ask.js';
import { runSteps } from '../execution/migration-runner.js';
import { revertRepeatables } from '../execution/repeatable-run.js';
import type { RunContext } from '../execution/run-context.js';
import { forgetSeeds } from '../execution/seeds-table.js';
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
    const reverted = await runSteps(planned, within);
    if (isAll) {
      await forgetSeedsOf(within);
    }
    return [...undone, ...reverted];
  });
  return { steps };
}

/** What the seeders have written is gone with the tables. A role that a migration has left may lack the right. */
async function forgetSeedsOf({ session, ledger }: RunContext): Promise<void> {
  await session.reset();
  await session.bookkeeping(() => forgetSeeds(askOn(session.client), ledger));
}
