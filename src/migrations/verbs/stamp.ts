import { withInterruption } from '../execution/interruption/with-interruption.js';
import { stampLedger } from '../execution/stamp.js';
import type { StampOptions } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import { planStamp, type StampPlan } from '../plan-stamp.js';
import type { MigrationWork } from './migration-work.js';

export async function stamp(
  work: MigrationWork,
  targets: readonly string[],
  { purge = false, ...run }: StampOptions,
): Promise<StampPlan> {
  const record = async ({ session, ledger, history }: LockedSession) => {
    const plan = planStamp(history, targets, purge);
    await stampLedger(session, ledger, plan);
    return plan;
  };
  const command = `nest-cmd db:stamp ${targets.join(' ')} --purge`;
  return withInterruption('nest-cmd db:stamp', run.signal, () =>
    purge
      ? work.destroyUnderLock({ verb: 'stamp --purge', command }, run, record)
      : work.underLock(run, record),
  );
}
