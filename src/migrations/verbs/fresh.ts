import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { FreshOptions, FreshRun } from '../migration-runs.js';
import { locateLedger } from '../wipe/locate-ledger.js';
import { applyPending, ensureApplicable } from './apply-pending.js';
import type { MigrationWork } from './migration-work.js';
import { Agreement, dropAll } from './wipe.js';

const COMMAND = 'nest-cmd db:fresh';

/** That all of it can be applied is made sure of before anything is dropped. */
export async function fresh(work: MigrationWork, options: FreshOptions): Promise<FreshRun> {
  const { store } = work;
  return withInterruption(COMMAND, options.signal, (trail) => {
    const agreement = new Agreement(work, options);
    return work.destroyFiles(agreement.to('fresh', COMMAND), options, async (session, files) => {
      const ledger = await locateLedger(session.client, store.ledger);
      await ensureApplicable(work, { session, ledger, history: await store.historyOf(files) }, options);
      const dropped = await dropAll(work, { session, files, agreement }, { options, trail });
      const applied = await applyPending(work, await store.openHistory(session, files), { options, trail });
      return { dropped, ...applied };
    });
  });
}
