import { formatCount, formatDuration } from './duration.js';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [999.7, '1.0 s'],
    [1_000, '1.0 s'],
    [3_449, '3.4 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 0 s'],
    [60_000, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [119_700, '2 min 0 s'],
    [3_600_000, '60 min 0 s'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatCount', () => {
  it.each([
    [0, undefined, '0 migrations'],
    [1, undefined, '1 migration'],
    [2, undefined, '2 migrations'],
    [2, 'geese', '2 geese'],
  ])('writes %d with the plural %s as %s', (count, plural, text) => {
    expect(formatCount(count, 'migration', plural)).toBe(text);
  });
});
