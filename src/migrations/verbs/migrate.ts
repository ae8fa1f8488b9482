import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrateOptions, MigrateRun } from '../migration-runs.js';
import { applyPending } from './apply-pending.js';
import type { MigrationWork } from './migration-work.js';

export async function migrate(work: MigrationWork, options: MigrateOptions): Promise<MigrateRun> {
  return withInterruption('nest-cmd db:migrate', options.signal, async (trail) => {
    const { createDatabase = false } = options;
    const databaseCreated = createDatabase && (await work.store.ensureDatabase(work.databaseWait(options)));
    const run = await work.underLock(options, (locked) => applyPending(work, locked, { options, trail }));
    return { ...run, databaseCreated };
  });
}
