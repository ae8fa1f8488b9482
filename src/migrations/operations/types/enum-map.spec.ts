import * as fc from 'fast-check';

import { reversed, turned, type EnumMap } from './enum-map.js';

describe('turned', () => {
  it.each<[string, EnumMap | undefined, string]>([
    ['a', undefined, 'a'],
    ['a', {}, 'a'],
    ['a', { a: 'b' }, 'b'],
    ['b', { a: 'b', c: 'd' }, 'b'],
    ['constructor', {}, 'constructor'],
    ['__proto__', { ['__proto__']: 'b' }, 'b'],
  ])('of %s by %j is %s', (value, map, expected) => {
    expect(turned(value, map)).toBe(expected);
  });
});

describe('reversed', () => {
  it.each<[string, EnumMap | undefined, string[], EnumMap | undefined]>([
    ['nothing', undefined, ['a'], undefined],
    ['a new name', { a: 'z' }, ['a', 'b'], { z: 'a' }],
    ['a value that another one swallows', { a: 'b' }, ['a', 'b'], undefined],
    ['two values that become a third one', { a: 'z', b: 'z' }, ['a', 'b'], undefined],
    ['values that change places', { a: 'b', b: 'a' }, ['a', 'b'], { a: 'b', b: 'a' }],
    ['values that move on', { a: 'b', b: 'c' }, ['a', 'b'], { b: 'a', c: 'b' }],
  ])('turns back %s', (_what, map, from, expected) => {
    expect(reversed(map, from)).toEqual(expected);
  });

  it('brings back each value that no other one became', () => {
    const value = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor');
    const values = fc.uniqueArray(value, { minLength: 1 });
    fc.assert(
      fc.property(values, fc.dictionary(value, value), (from, map) => {
        const back = reversed(map, from);
        for (const old of from) {
          const to = turned(old, map);
          const rivals = from.filter((other) => turned(other, map) === to);
          expect(turned(to, back)).toBe(rivals.length === 1 ? old : to);
        }
      }),
    );
  });
});
