import * as fc from 'fast-check';

import type { Part } from '../part.js';
import { orderParts } from './order-parts.js';

const part = (id: string, kind = 'table'): Part => ({
  id,
  kind,
  name: id,
  owner: null,
  create: [],
  drop: [],
});

function order(parts: readonly Part[], needs: Record<string, readonly string[]>) {
  const all = new Map(Object.entries(needs).map(([id, needed]) => [id, new Set(needed)]));
  const { parts: ordered, circular } = orderParts(parts, all);
  return { ids: ordered.map(({ id }) => id), circular: [...circular].toSorted() };
}

describe('orderParts', () => {
  it('goes by kind, then by name', () => {
    const parts = [part('v', 'view'), part('b'), part('a'), part('s', 'schema'), part('f', 'function')];
    expect(order(parts, {}).ids).toEqual(['s', 'a', 'b', 'f', 'v']);
  });

  it('puts a part after what it needs', () => {
    const parts = [part('a'), part('b'), part('f', 'function')];
    expect(order(parts, { a: ['f'], f: ['b'] })).toEqual({ ids: ['b', 'f', 'a'], circular: [] });
  });

  it('tells the parts of a circle, and not those which need it', () => {
    const parts = [part('a'), part('b'), part('c'), part('d')];
    expect(order(parts, { a: ['b'], b: ['c'], c: ['b'], d: ['c'] })).toEqual({
      ids: ['c', 'b', 'a', 'd'],
      circular: ['b', 'c'],
    });
  });

  it('does not depend on the order of what it is given, and keeps every part once', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(edges, fc.shuffledSubarray([...Array(10).keys()], { minLength: 10 }), (pairs, shuffled) => {
        const down = pairs.filter(([from, to]) => from > to);
        const needs = Object.fromEntries(
          shuffled.map((i) => [`p${i}`, down.filter(([from]) => from === i).map(([, to]) => `p${to}`)]),
        );
        const { ids, circular } = order(
          shuffled.map((i) => part(`p${i}`)),
          needs,
        );
        expect(circular).toEqual([]);
        expect(ids).toEqual(
          order(
            [...Array(10).keys()].map((i) => part(`p${i}`)),
            needs,
          ).ids,
        );
        expect(ids.toSorted()).toEqual(shuffled.map((i) => `p${i}`).toSorted());
        for (const [from, to] of down) {
          expect(ids.indexOf(`p${to}`)).toBeLessThan(ids.indexOf(`p${from}`));
        }
      }),
    );
  });
});
