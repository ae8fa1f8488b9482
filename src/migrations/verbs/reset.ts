import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationRun, ResetOptions } from '../migration-runs.js';
import type { MigrationWork } from './migration-work.js';
import { revertSelected } from './revert-selected.js';

const COMMAND = 'nest-cmd db:reset';

/** All of the ledger, those without a file too. */
export const EVERYTHING = { step: Infinity };

export async function reset(work: MigrationWork, options: ResetOptions): Promise<MigrationRun> {
  return withInterruption(COMMAND, options.signal, (trail) =>
    work.destroyUnderLock({ verb: 'reset', command: COMMAND }, options, (locked) =>
      revertSelected(work, locked, { options: { ...options, ...EVERYTHING }, trail }),
    ),
  );
}
