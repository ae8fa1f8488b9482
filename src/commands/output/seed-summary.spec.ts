import type { SeederReport, SeedResult } from '../../seeders/seed-report.js';
import { summaryLines } from './seed-summary.js';

const rows = (table: string, inserted = 0, updated = 0, deleted = 0) => ({
  table,
  inserted,
  updated,
  deleted,
});
const seeder = (name: string, more: Partial<SeederReport> = {}): SeederReport => ({
  seeder: name,
  durationMs: 1_050,
  rows: [],
  calls: [],
  ...more,
});
const result = (more: Partial<SeedResult> = {}): SeedResult => ({
  randomSeed: 42,
  dryRun: false,
  seeders: [seeder('RoleSeeder'), seeder('UserSeeder')],
  rows: [],
  ...more,
});

describe('summaryLines', () => {
  it.each([
    [
      'inserted rows',
      { rows: [rows('posts', 1_600), rows('users', 20)] },
      'Seeded 1,620 rows in 2 tables in 2.1 s. Random seed 42.',
    ],
    [
      'all kinds of changes',
      { rows: [rows('posts', 1, 2), rows('users', 0, 3, 4)] },
      'Seeded 1 row in 2 tables, updated 5, deleted 4 in 2.1 s. Random seed 42.',
    ],
    [
      'one kind',
      { rows: [rows('posts', 0, 0, 1_000)] },
      'Deleted 1,000 rows in 1 table in 2.1 s. Random seed 42.',
    ],
    ['nothing', {}, 'Seeded no rows in 2.1 s. Random seed 42.'],
    [
      'what one seeder does not tell',
      { rows: [rows('posts', 3)], seeders: [seeder('BigSeeder', { rows: undefined })] },
      'Seeded 3 rows in 1 table in 1.1 s, beside what BigSeeder wrote outside of a transaction. Random seed 42.',
    ],
    [
      'what several do not tell',
      {
        seeders: [
          seeder('BigSeeder', { rows: undefined, calls: [seeder('HugeSeeder', { rows: undefined })] }),
        ],
      },
      'Seeded no known rows in 1.1 s, beside what 2 seeders wrote outside of a transaction. Random seed 42.',
    ],
    [
      'skipped and failed ones',
      {
        seeders: [
          seeder('DemoSeeder', { rows: undefined, skipped: 'except' }),
          seeder('BadSeeder', { rows: undefined, failed: true, durationMs: 7 }),
        ],
      },
      'Seeded no rows in 1.1 s. Random seed 42.',
    ],
  ])('says %s', (_what, more, expected) => {
    expect(summaryLines(result(more))).toEqual([expected]);
  });

  it('shows what a dry run would have written', () => {
    expect(summaryLines(result({ dryRun: true, rows: [rows('posts', 1_600, 5)] }))).toEqual([
      'Table  Inserted  Updated  Deleted',
      'posts     1,600        5',
      'Nothing was kept: it was a dry run. Random seed 42.',
    ]);
    expect(summaryLines(result({ dryRun: true }))).toEqual([
      'Nothing was written.',
      'Nothing was kept: it was a dry run. Random seed 42.',
    ]);
  });
});
