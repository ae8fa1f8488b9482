import { withInterruption } from '../execution/interruption/with-interruption.js';
import { stampLedger } from '../execution/stamp.js';
import type { StampOptions } from '../migration-runs.js';
import { planStamp, type StampPlan } from '../plan-stamp.js';
import type { MigrationWork } from './migration-work.js';

export async function stamp(
  work: MigrationWork,
  targets: readonly string[],
  { purge = false, ...run }: StampOptions,
): Promise<StampPlan> {
  return withInterruption('nest-cmd db:stamp', run.signal, () =>
    work.underLock(run, async ({ session, ledger, history }) => {
      const plan = planStamp(history, targets, purge);
      await stampLedger(session, ledger, plan);
      return plan;
    }),
  );
}
