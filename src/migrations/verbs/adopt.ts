import { adoptHistory } from '../adopt/adopt-history.js';
import type { Adoption, AdoptOptions } from '../adopt/adoption.js';
import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { MigrationWork } from './migration-work.js';

export async function adopt(work: MigrationWork, options: AdoptOptions): Promise<Adoption> {
  return withInterruption('nest-cmd db:adopt', options.signal, () =>
    work.underLock(options, (locked) => adoptHistory(work, locked, options)),
  );
}
