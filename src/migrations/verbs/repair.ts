import { RepairPlanChangedError } from '../../errors/repair-plan-changed.error.js';
import type { RunOptions } from '../migration-runs.js';
import { planRepair } from '../repair/plan-repair.js';
import { repairLedger } from '../repair/repair-ledger.js';
import { isSamePlan, type RepairPlan, type RepairSelection } from '../repair/repair-plan.js';
import type { MigrationWork } from './migration-work.js';

export async function repair(
  work: MigrationWork,
  what: RepairPlan | RepairSelection,
  run: RunOptions,
): Promise<RepairPlan> {
  const agreed = 'steps' in what ? what : undefined;
  const selection = { revisions: what.revisions ?? undefined };
  return work.underLock(run, async ({ session, ledger, history }) => {
    const tools = { client: session.client, ledger, history, naming: work.store.naming };
    const plan = await planRepair(tools, selection);
    if (agreed !== undefined && !isSamePlan(agreed, plan)) {
      throw new RepairPlanChangedError(plan.steps.map(({ revision }) => revision));
    }
    await session.transaction(() => repairLedger(tools, plan.steps));
    return plan;
  });
}
