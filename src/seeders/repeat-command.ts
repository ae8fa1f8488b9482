import type { KnownSeeder } from './seeder-catalogue.js';

/** What runs seeders again with the same values; those that run again whatever is recorded have to say so. */
export function repeatCommand(
  seeders: readonly KnownSeeder[],
  rerun: ReadonlySet<KnownSeeder>,
  randomSeed: number,
): string {
  const names = seeders.filter((seeder) => !rerun.has(seeder)).map(({ name }) => name);
  const again = seeders.filter((seeder) => rerun.has(seeder)).map(({ name }) => name);
  const option = again.length === 0 ? [] : ['--rerun', again.join(',')];
  return ['nest-cmd db:seed', ...names, ...option, '--random-seed', randomSeed].join(' ');
}
