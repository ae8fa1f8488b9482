import * as fc from 'fast-check';

import { hashText, permutation } from './permutation.js';

const keys = fc.maxSafeInteger();

const order = (key: number) => Array.from({ length: 20 }, (_, index) => permutation(20, key)(index));

describe('permutation', () => {
  it('gives each number of a domain once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), keys, (size, key) => {
        const permute = permutation(size, key);
        const given = Array.from({ length: size }, (_, index) => permute(index));
        expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
      }),
    );
  });

  it('stays within a domain of any size, and gives no number twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }), keys, (size, key) => {
        const permute = permutation(size, key);
        const given = Array.from({ length: 100 }, (_, index) => permute(index));
        expect(new Set(given).size).toBe(100);
        expect(given.every((value) => Number.isSafeInteger(value) && value >= 0 && value < size)).toBe(true);
      }),
    );
  });

  it('depends on size and key alone', () => {
    expect(order(7)).toEqual(order(7));
    expect(order(7)).not.toEqual(order(8));
    expect(order(7)).not.toEqual(order(7 + 2 ** 32));
  });

  it('shuffles: neighbours part', () => {
    const permute = permutation(1_000_000, 42);
    const steps = Array.from({ length: 1000 }, (_, index) => Math.abs(permute(index + 1) - permute(index)));
    expect(steps.filter((step) => step < 1000).length).toBeLessThan(50);
  });
});

describe('hashText', () => {
  it('tells texts apart', () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `User.p${index}`);
    expect(new Set(texts.map(hashText)).size).toBe(1000);
    expect(hashText('')).toBe(hashText(''));
  });
});
