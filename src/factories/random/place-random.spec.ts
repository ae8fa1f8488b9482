import * as fc from 'fast-check';

import { PlaceRandom, placeOf } from './place-random.js';

const draw = (random: PlaceRandom, count: number) => Array.from({ length: count }, () => random.next());

function at(seed: number, name: string, index: number): number[] {
  const random = new PlaceRandom(seed);
  random.goTo(placeOf(name), index);
  return draw(random, 3);
}

describe('PlaceRandom', () => {
  it('never changes: values that were generated once are the same in every release', () => {
    expect(at(42, 'User.name', 0).map((value) => Math.floor(value * 1e9))).toMatchInlineSnapshot(`
      [
        996461353,
        77760100,
        775315715,
      ]
    `);
    expect(at(2026112248213, 'User.name', 7).map((value) => Math.floor(value * 1e9))).toMatchInlineSnapshot(`
      [
        233677143,
        97708462,
        154973489,
      ]
    `);
  });

  it('depends on the place alone, not on what was drawn before', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string(), fc.nat(), fc.nat(20), (seed, name, index, drawn) => {
        const random = new PlaceRandom(seed);
        draw(random, drawn);
        random.goTo(placeOf(name), index);
        expect(draw(random, 3)).toEqual(at(seed, name, index));
      }),
    );
  });

  it('differs by seed, name and index', () => {
    const places = [0, 1, 42, 2 ** 32, 2 ** 32 + 42, 2 ** 53 - 1].flatMap((seed) =>
      ['User.name', 'User.email', 'Post.title'].flatMap((name) =>
        [0, 1, 2, 1_000_000].map((index) => at(seed, name, index).join()),
      ),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('is even: neighbouring places have nothing in common', () => {
    const random = new PlaceRandom(7);
    const place = placeOf('User.age');
    const bins = Array.from({ length: 100 }, () => 0);
    for (let index = 0; index < 100_000; index++) {
      random.goTo(place, index);
      const bin = Math.floor(random.next() * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Five standard deviations of a binomial distribution.
    expect(Math.min(...bins)).toBeGreaterThan(1_000 - 5 * Math.sqrt(990));
    expect(Math.max(...bins)).toBeLessThan(1_000 + 5 * Math.sqrt(990));
  });
});
