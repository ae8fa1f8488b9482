import { withInterruption } from '../execution/interruption/with-interruption.js';
import { historyWithout } from '../history-without.js';
import type { MigrateOptions, RefreshOptions, RefreshRun, RollbackOptions } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import { planDown } from '../plan-down.js';
import { applyPending, ensureApplicable } from './apply-pending.js';
import type { AskedRun, MigrationWork } from './migration-work.js';
import { EVERYTHING } from './reset.js';
import { revertSelected } from './revert-selected.js';

const COMMAND = 'nest-cmd db:refresh';

export async function refresh(work: MigrationWork, options: RefreshOptions): Promise<RefreshRun> {
  const command = options.step === undefined ? COMMAND : `${COMMAND} --step ${options.step}`;
  return withInterruption(COMMAND, options.signal, (trail) =>
    work.destroyUnderLock({ verb: 'refresh', command }, options, (locked) =>
      revertAndApply(work, locked, { options, trail }),
    ),
  );
}

/** That all of it can be applied again is made sure of before anything is reverted. */
async function revertAndApply(
  work: MigrationWork,
  locked: LockedSession,
  { options, trail }: AskedRun<RefreshOptions>,
): Promise<RefreshRun> {
  const { step, target, ...execution } = options;
  const up: MigrateOptions = { ...execution, target };
  const down: RollbackOptions = { ...execution, step: step ?? EVERYTHING.step };
  const planned = planDown(locked.history, down).map(({ revision }) => revision);
  const history = historyWithout(locked.history, new Set(planned));
  await ensureApplicable(work, { ...locked, history }, up);
  const { steps: reverted } = await revertSelected(work, locked, { options: down, trail });
  const applied = await applyPending(work, await work.store.reread(locked), { options: up, trail });
  return { reverted, ...applied };
}
