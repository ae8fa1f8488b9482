import * as fc from 'fast-check';

import { drawRandomSeed, isRandomSeed, parseRandomSeed, referenceDateOf } from './random-seed.js';

const FIXED = new Date('2026-01-01T00:00:00.000Z');
const anyInstant = fc.date({
  min: new Date('1970-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('drawRandomSeed', () => {
  it('begins with the day in UTC', () => {
    const seed = drawRandomSeed(new Date('2026-11-22T23:59:59.999-01:00'));
    expect(Math.floor(seed / 100_000)).toBe(20_261_123);
  });

  it('gives a seed whose reference date is the start of the day it was drawn on', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const seed = drawRandomSeed(now);
        const midnight = new Date(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
        expect(isRandomSeed(seed)).toBe(true);
        expect(referenceDateOf(seed)).toEqual(midnight);
        expect(parseRandomSeed(String(seed))).toBe(seed);
      }),
    );
  });

  it('draws another one each time', () => {
    const now = new Date();
    expect(new Set(Array.from({ length: 20 }, () => drawRandomSeed(now))).size).toBeGreaterThan(15);
  });
});

describe('referenceDateOf', () => {
  it.each([
    [2_026_112_200_000, '2026-11-22'],
    [2_026_112_299_999, '2026-11-22'],
    [2_024_022_912_345, '2024-02-29'],
    [1_970_010_100_000, '1970-01-01'],
    [9_999_123_199_999, '9999-12-31'],
  ])('reads the day of %d', (seed, day) => {
    expect(referenceDateOf(seed)).toEqual(new Date(`${day}T00:00:00.000Z`));
  });

  it.each([
    ['a small seed', 42],
    ['zero', 0],
    ['a year before dates are counted', 1_969_123_100_000],
    ['a month that is none', 2_026_132_200_000],
    ['a day that its month lacks', 2_026_022_900_000],
    ['the day zero', 2_026_010_000_000],
    ['a number that is too long', 20_261_122_482_133],
    ['the greatest number', Number.MAX_SAFE_INTEGER],
  ])('is fixed for %s', (_what, seed) => {
    expect(referenceDateOf(seed)).toEqual(FIXED);
  });

  it('depends on the seed alone', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (seed) => {
        expect(referenceDateOf(seed)).toEqual(referenceDateOf(seed));
        expect(referenceDateOf(seed).getTime() % 86_400_000).toBe(0);
      }),
    );
  });
});

describe('parseRandomSeed', () => {
  it('reads what is written of every seed', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (seed) => expect(parseRandomSeed(String(seed))).toBe(seed)));
  });

  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', ' 42', '42\n', '9007199254740992', 'many'])(
    'refuses %j',
    (text) => {
      expect(parseRandomSeed(text)).toBeUndefined();
    },
  );
});
