import * as fc from 'fast-check';

import { countProblem, mostOf, pickCount, pickWeighted, type Count } from './count.js';

const share = () => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('countProblem', () => {
  it.each<[Count, string | undefined]>([
    [0, undefined],
    [3, undefined],
    [-1, '-1 is no whole number from 0'],
    [1.5, '1.5 is no whole number from 0'],
    [Number.NaN, 'NaN is no whole number from 0'],
    [[3, 7], undefined],
    [[7, 3], '[7, 3] is no range of whole numbers from 0'],
    [[0, Infinity], '[0, Infinity] is no range of whole numbers from 0'],
    [{ 0: 0.5, 3: 0.3, 10: 0.2 }, undefined],
    [{ 1.5: 1 }, '1.5 is no whole number from 0'],
    [{}, 'the weights are to be numbers from 0, and one of them greater'],
    [{ 1: 0 }, 'the weights are to be numbers from 0, and one of them greater'],
    [{ 1: 1, 2: -1 }, 'the weights are to be numbers from 0, and one of them greater'],
    [{ 1: Infinity }, 'the weights are to be numbers from 0, and one of them greater'],
    [{ 1: Number.NaN }, 'the weights are to be numbers from 0, and one of them greater'],
  ])('of %j is %s', (count, problem) => {
    expect(countProblem(count)).toBe(problem);
  });
});

describe('mostOf', () => {
  it.each<[Count, number]>([
    [0, 0],
    [3, 3],
    [[1, 5], 5],
    [{ 0: 0.5, 3: 0.5, 10: 0 }, 3],
  ])('%j may come to %d', (count, most) => {
    expect(mostOf(count)).toBe(most);
    expect(pickCount(count, 1 - Number.EPSILON)).toBe(most);
  });
});

describe('pickCount', () => {
  it.each<[Count, number, number]>([
    [3, 0.9, 3],
    [[3, 7], 0, 3],
    [[3, 7], 0.999, 7],
    [{ 0: 0.5, 3: 0.3, 10: 0.2 }, 0.49, 0],
    [{ 0: 0.5, 3: 0.3, 10: 0.2 }, 0.5, 3],
    [{ 0: 0.5, 3: 0.3, 10: 0.2 }, 0.81, 10],
    [{ 0: 5, 1: 5 }, 0.7, 1],
  ])('of %j at %d is %d', (count, at, expected) => {
    expect(pickCount(count, at)).toBe(expected);
  });

  it('stays in its range', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), share(), (least, more, at) => {
        const picked = pickCount([least, least + more], at);
        expect(picked).toBeGreaterThanOrEqual(least);
        expect(picked).toBeLessThanOrEqual(least + more);
      }),
    );
  });
});

describe('pickWeighted', () => {
  it('never picks what has no weight', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), share(), (weights, at) => {
        fc.pre(weights.some((weight) => weight > 0));
        const picked = pickWeighted(
          weights.map((weight) => [weight, weight]),
          at,
        );
        expect(picked).toBeGreaterThan(0);
      }),
    );
  });
});
