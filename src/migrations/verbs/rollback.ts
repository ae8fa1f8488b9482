import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationRun, RollbackOptions } from '../migration-runs.js';
import type { MigrationWork } from './migration-work.js';
import { revertSelected } from './revert-selected.js';

export async function rollback(work: MigrationWork, options: RollbackOptions): Promise<MigrationRun> {
  return withInterruption('nest-cmd db:rollback', options.signal, (trail) =>
    work.destroyUnderLock({ verb: 'rollback', command: commandOf(options) }, options, (locked) =>
      revertSelected(work, locked, { options, trail }),
    ),
  );
}

function commandOf({ target, step, batch }: RollbackOptions): string {
  const selection = [
    ...(target === undefined ? [] : [target]),
    ...(step === undefined ? [] : [`--step ${step}`]),
    ...(batch === undefined ? [] : [`--batch ${batch}`]),
  ];
  return ['nest-cmd db:rollback', ...selection].join(' ');
}
