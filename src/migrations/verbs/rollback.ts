import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationRun, RollbackOptions } from '../migration-runs.js';
import type { MigrationWork } from './migration-work.js';
import { revertSelected } from './revert-selected.js';

export async function rollback(work: MigrationWork, options: RollbackOptions): Promise<MigrationRun> {
  return withInterruption('nest-cmd db:rollback', options.signal, (trail) =>
    work.underLock(options, (locked) => revertSelected(work, locked, { options, trail })),
  );
}
