import { describeLoop } from './loop-line.js';

describe('describeLoop', () => {
  it.each([
    [
      'all of it',
      { label: 'cities', done: 4_000, total: 10_000, rate: 2_000, leftMs: 3_000 },
      'cities ████████░░░░░░░░░░░░ 4,000 of 10,000 (40%), 2,000/s, 3.0 s left',
    ],
    ['no total', { label: 'rows', done: 12, total: null, rate: 7, leftMs: null }, 'rows 12, 7/s'],
    [
      'no label, and the end',
      { done: 2, total: 2, rate: 1, leftMs: 0 },
      '████████████████████ 2 of 2 (100%), 1/s, 0 ms left',
    ],
  ])('says %s', (_what, progress, expected) => {
    expect(describeLoop(progress)).toBe(expected);
  });
});
