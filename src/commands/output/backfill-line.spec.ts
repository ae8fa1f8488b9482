import { describeBackfill } from './backfill-line.js';

describe('describeBackfill', () => {
  it.each([
    [
      { done: 120_000, total: 480_000, rate: 40_000, leftMs: 9_000 },
      'users: 120,000 of about 480,000 rows (25%), 40,000 rows/s, 9.0 s left',
    ],
    [{ done: 5_000, total: null, rate: 800, leftMs: null }, 'users: 5,000 rows, 800 rows/s'],
    [{ done: 0, total: 0, rate: 0, leftMs: null }, 'users: 0 of about 0 rows (0%), 0 rows/s'],
    [
      { done: 999, total: 1_000, rate: 1, leftMs: 1_000 },
      'users: 999 of about 1,000 rows (99%), 1 rows/s, 1.0 s left',
    ],
  ])('of %j', (progress, line) => {
    expect(describeBackfill({ table: 'users', ...progress })).toBe(line);
  });
});
