import {
  writePresentSchema,
  type BaselineOptions,
  type NewBaseline,
} from '../baseline/write-present-schema.js';
import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationsHome } from '../files/writing/create-migration.js';
import type { RunOptions } from '../migration-runs.js';
import type { MigrationWork } from './migration-work.js';

export async function baseline(
  work: MigrationWork,
  home: MigrationsHome,
  name: string,
  options: BaselineOptions & RunOptions,
): Promise<NewBaseline> {
  const { settings } = work.store;
  return withInterruption('nest-cmd db:baseline', options.signal, () =>
    work.underLock(options, (locked) => writePresentSchema({ ...locked, home, settings }, name, options)),
  );
}
