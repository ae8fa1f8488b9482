import { adoptHistory } from '../adopt/adopt-history.js';
import type { Adoption, AdoptOptions } from '../adopt/adoption.js';
import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationsHome } from '../files/writing/create-migration.js';
import type { MigrationWork } from './migration-work.js';

/** @param makeHome makes the folder where a baseline is written. MikroORM's migrations are in one that is there. */
export async function adopt(
  work: MigrationWork,
  options: AdoptOptions,
  makeHome: (path?: string) => Promise<MigrationsHome>,
): Promise<Adoption> {
  return withInterruption('nest-cmd db:adopt', options.signal, async () => {
    const home = options.from === 'mikro-orm' ? undefined : await makeHome(options.path);
    return work.underLock(options, (locked) => adoptHistory({ work, locked, home }, options));
  });
}
