import { poolingOf, type PoolingRound } from './pooling-verdict.js';

const round = (before: [number, number], other: number, during?: number): PoolingRound => ({
  before,
  other,
  during,
});
const kept = round([1, 1], 2, 1);

describe('poolingOf', () => {
  it.each<[string, PoolingRound[], string]>([
    ['a session that is kept', [kept], 'session'],
    ['one that is kept through all rounds', Array.from({ length: 10 }, () => kept), 'session'],
    ['another backend for the second question', [round([1, 2], 3, 1)], 'transaction'],
    ['another backend during the transaction', [round([1, 1], 2, 3)], 'transaction'],
    ['one backend for both', [round([1, 1], 1)], 'transaction'],
    ['no answer during the transaction', [round([1, 1], 2)], 'transaction'],
    ['another backend from one round to the next', [kept, round([3, 3], 2, 3)], 'transaction'],
    ['the other one on what was the own backend later on', [kept, kept, round([1, 1], 1)], 'transaction'],
  ])('%s', (_, rounds, pooling) => {
    expect(poolingOf(rounds)).toBe(pooling);
  });
});
