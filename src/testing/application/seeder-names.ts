import type { SeederTarget } from '../../seeders/index.js';

/** In their order. */
export function seederNames(target: SeederTarget | undefined): string[] {
  return target === undefined
    ? []
    : [target].flat().map((seeder) => (typeof seeder === 'string' ? seeder : seeder.name));
}
