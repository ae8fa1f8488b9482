import * as fc from 'fast-check';

import { inOrder } from './in-order.js';

describe('things that need one another', () => {
  it('stand behind what they need, whatever was given first', () => {
    const graph = fc
      .integer({ min: 1, max: 12 })
      .chain((size) =>
        fc.tuple(
          fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
          fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1))),
        ),
      );
    fc.assert(
      fc.property(graph, ([items, pairs]) => {
        // One with a higher number needs those with lower ones, so that there is no circle.
        const needs = (item: number) => pairs.filter(([a, b]) => a === item && b < a).map(([, b]) => b);
        const order = inOrder(items, needs);
        expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
        for (const item of items) {
          for (const needed of needs(item)) {
            expect(order.indexOf(needed)).toBeLessThan(order.indexOf(item));
          }
        }
      }),
    );
  });

  it('keep the order given otherwise, and are all there in a circle', () => {
    expect(inOrder(['c', 'a', 'b'], () => [])).toEqual(['c', 'a', 'b']);
    expect(inOrder(['a', 'b'], (item) => (item === 'a' ? ['b'] : ['a'])).toSorted()).toEqual(['a', 'b']);
    expect(inOrder(['a'], () => ['elsewhere'])).toEqual(['a']);
  });
});
