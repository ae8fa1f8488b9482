import type { SeederStepEvent } from '../../seeders/seed-report.js';
import { SeedTree, stateLine } from './seed-tree.js';

const started = (seeder: string, depth = 0): SeederStepEvent => ({ type: 'started', seeder, depth });
const finished = (seeder: string, depth = 0, durationMs = 12, inserted = 0): SeederStepEvent => ({
  type: 'finished',
  seeder,
  depth,
  durationMs,
  rows: inserted === 0 ? [] : [{ table: 'users', inserted, updated: 0, deleted: 0 }],
});

/** What is printed of these events, where these seeders are known beforehand. */
function linesOf(expected: readonly string[], events: readonly SeederStepEvent[], width?: number): string[] {
  const tree = new SeedTree(width);
  tree.expect(expected);
  return events.flatMap((event) => tree.linesOf(event));
}

describe('SeedTree', () => {
  it('has its columns below one another', () => {
    expect(
      linesOf(
        ['TagSeeder', 'DatabaseSeeder', 'DemoSeeder'],
        [
          started('TagSeeder'),
          finished('TagSeeder'),
          started('DatabaseSeeder'),
          finished('DatabaseSeeder', 0, 1_234, 1_000),
          { type: 'skipped', seeder: 'DemoSeeder', depth: 0, reason: 'environment' },
        ],
      ),
    ).toEqual([
      '  ✓ TagSeeder        12 ms',
      '  ✓ DatabaseSeeder   1.2 s  users +1,000',
      '  - DemoSeeder      not for this environment',
    ]);
  });

  it('names a caller above those that it calls, and once more at its end', () => {
    expect(
      linesOf(
        ['DatabaseSeeder'],
        [
          started('DatabaseSeeder'),
          started('UserSeeder', 1),
          started('RoleSeeder', 2),
          finished('RoleSeeder', 2),
          { type: 'skipped', seeder: 'DemoSeeder', depth: 2, reason: 'except' },
          finished('UserSeeder', 1, 40, 3),
          started('AVeryLongNamedSeeder', 1),
          finished('AVeryLongNamedSeeder', 1),
          finished('DatabaseSeeder', 0, 65_000),
        ],
      ),
    ).toEqual([
      '    DatabaseSeeder',
      '      UserSeeder',
      '      ✓ RoleSeeder   12 ms',
      '      - DemoSeeder  left out',
      '    ✓ UserSeeder     40 ms  users +3',
      '    ✓ AVeryLongNamedSeeder   12 ms',
      '  ✓ DatabaseSeeder  1 min 5 s',
    ]);
  });

  it('ticks off as failed whatever is above a failure', () => {
    const error = new Error('no');
    expect(
      linesOf(
        ['DatabaseSeeder', 'PostSeeder'],
        [
          started('DatabaseSeeder'),
          started('UserSeeder', 1),
          { type: 'failed', seeder: 'UserSeeder', depth: 1, durationMs: 7, error },
          { type: 'failed', seeder: 'DatabaseSeeder', depth: 0, durationMs: 8, error },
          { type: 'skipped', seeder: 'PostSeeder', depth: 0, reason: 'dependency' },
        ],
      ),
    ).toEqual([
      '    DatabaseSeeder',
      '    ✗ UserSeeder      7 ms',
      '  ✗ DatabaseSeeder    8 ms',
      '  - PostSeeder      what it depends on has failed',
    ]);
  });

  it('cuts what does not fit a line', () => {
    const rows = ['posts', 'categories', 'users'].map((table) => ({
      table,
      inserted: 5,
      updated: 0,
      deleted: 0,
    }));
    const event = { type: 'finished', seeder: 'UserSeeder', depth: 0, durationMs: 5, rows } as const;
    const line = '  ✓ UserSeeder    5 ms  posts +5, … and 2 more tables';
    expect(linesOf(['UserSeeder'], [event], line.length)).toEqual([line]);
  });
});

describe('stateLine', () => {
  it('says who is at work, and how far', () => {
    expect(stateLine({ type: 'started', seeder: 'UserSeeder', depth: 1 })).toBe('    … UserSeeder');
    const progress = { label: 'rows', done: 12, total: null, rate: 7, leftMs: null };
    expect(stateLine({ type: 'progress', seeder: 'UserSeeder', depth: 0, progress })).toBe(
      '  … UserSeeder  rows 12, 7/s',
    );
  });
});
