import { ranksOf } from './ranks.js';

const orderings = (...pairs: string[]) =>
  pairs.map((pair) => ({ lower: pair.charAt(0), upper: pair.charAt(1) }));
const places = (...pairs: string[]) =>
  Object.fromEntries(
    [...ranksOf(orderings(...pairs))].map(([name, { place, of }]) => [name, `${place} of ${of}`]),
  );

describe('ranksOf', () => {
  it('gives each column of a chain a place of its own', () => {
    expect(places('ab')).toEqual({ a: '0 of 2', b: '1 of 2' });
    expect(places('bc', 'ab')).toEqual({ a: '0 of 3', b: '1 of 3', c: '2 of 3' });
    expect(places('ab', 'cd')).toEqual({ a: '0 of 2', b: '1 of 2', c: '0 of 2', d: '1 of 2' });
  });

  it('lets what is compared to several stand above or below all of them', () => {
    expect(places('ac', 'bc', 'cd', 'ad')).toEqual({ a: '0 of 3', b: '0 of 3', c: '1 of 3', d: '2 of 3' });
  });

  it('gives no place to a cycle', () => {
    expect(places('ab', 'ba', 'cd')).toEqual({ c: '0 of 2', d: '1 of 2' });
    expect(places('aa')).toEqual({});
  });
});
