import { stripVTControlCharacters } from 'node:util';

import type { SeedStatus } from '../../seeders/once/seed-status.js';
import { seedStatusLines } from './seed-status-lines.js';

const ran = {
  ranAt: new Date(Date.UTC(2026, 10, 22, 9, 30)),
  durationMs: 1_200,
  ranBy: 'ada@host',
  randomSeed: 42,
};
const never = { ranAt: null, durationMs: null, ranBy: null, randomSeed: null };
const linesOf = (seeders: readonly SeedStatus[], width?: number) =>
  seedStatusLines(seeders, width).map((line) => stripVTControlCharacters(line));

describe('seedStatusLines', () => {
  it('lists seeders, and says how to run again what has changed', () => {
    const seeders: SeedStatus[] = [
      { name: 'RoleSeeder', state: 'ran', ...ran },
      { name: 'CitySeeder', state: 'changed', ...ran },
      { name: 'UserSeeder', state: 'pending', ...never },
      { name: 'OldSeeder', state: 'missing', ...ran },
    ];
    expect(linesOf(seeders)).toEqual([
      'Seeder      State    Ran at                 Took  Random seed  By',
      'RoleSeeder  ran      2026-11-22 09:30:00Z  1.2 s           42  ada@host',
      'CitySeeder  changed  2026-11-22 09:30:00Z  1.2 s           42  ada@host',
      'UserSeeder  pending',
      'OldSeeder   missing  2026-11-22 09:30:00Z  1.2 s           42  ada@host',
      '',
      '2 ran, 1 changed since, 1 pending, 1 without a seeder.',
      'What has changed runs again with `nest-cmd db:seed --rerun CitySeeder`.',
    ]);
    expect(linesOf(seeders, 45).slice(0, 2)).toEqual([
      'Seeder      State    Ran at',
      'RoleSeeder  ran      2026-11-22 09:30:00Z',
    ]);
  });

  it('is short where nothing has run, or nothing runs once', () => {
    expect(linesOf([{ name: 'RoleSeeder', state: 'pending', ...never }])).toEqual([
      'Seeder      State',
      'RoleSeeder  pending',
      '',
      '0 ran, 1 pending.',
    ]);
    expect(linesOf([])).toEqual(['No seeder runs once. Declare one with `@Seeder({ once: true })`.']);
  });
});
