import { describeRows, rowsTable } from './seeded-rows.js';

const row = (table: string, inserted = 0, updated = 0, deleted = 0) => ({
  table,
  inserted,
  updated,
  deleted,
});
const FOUR = [row('categories', 1_200), row('posts', 0, 3), row('tags', 2, 1, 4), row('users', 100)];

describe('describeRows', () => {
  it.each([
    [Infinity, 'categories +1,200, posts ~3, tags +2 ~1 -4, users +100'],
    [54, 'categories +1,200, posts ~3, tags +2 ~1 -4, users +100'],
    [53, 'categories +1,200, posts ~3, … and 2 more tables'],
    [47, 'categories +1,200, … and 3 more tables'],
    [5, 'categories +1,200, … and 3 more tables'],
  ])('in %d columns', (width, expected) => {
    expect(describeRows(FOUR, width)).toBe(expected);
  });

  it('counts one table as one', () => {
    expect(describeRows(FOUR.slice(2), 20)).toBe('tags +2 ~1 -4, … and 1 more table');
  });

  it('is empty where nothing was written', () => {
    expect(describeRows([])).toBe('');
  });
});

describe('rowsTable', () => {
  it('has a column for each kind of change', () => {
    expect(rowsTable([row('tags', 1_234, 1), row('users', 0, 0, 12)])).toEqual([
      'Table  Inserted  Updated  Deleted',
      'tags      1,234        1',
      'users                          12',
    ]);
  });
});
