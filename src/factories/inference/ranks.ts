import type { Ordering } from './bounds.js';

/** The place of a column in a chain of columns that ascend: 0 of 2 for `startsAt`, 1 of 2 for `endsAt`. */
export interface Rank {
  readonly place: number;
  readonly of: number;
  /** All columns of the chain, itself included. */
  readonly web: readonly string[];
}

/** The place of each column that an ordering names; those of a cycle, which nothing can satisfy, have none. */
export function ranksOf(orderings: readonly Ordering[]): ReadonlyMap<string, Rank> {
  const columns = new Set(orderings.flatMap(({ lower, upper }) => [lower, upper]));
  const ranks = [...columns].map((column): [string, Rank] => {
    const web = webOf(orderings, column);
    const of = 1 + Math.max(...web.map((name) => depth(name, orderings)));
    return [column, { place: depth(column, orderings), of, web }];
  });
  return new Map(ranks.filter(([, { of }]) => Number.isFinite(of)));
}

/** All columns that orderings connect with one. */
function webOf(orderings: readonly Ordering[], column: string): string[] {
  const web = new Set([column]);
  for (let size = 0; size < web.size;) {
    size = web.size;
    for (const { lower, upper } of orderings) {
      if (web.has(lower) || web.has(upper)) {
        web.add(lower).add(upper);
      }
    }
  }
  return [...web];
}

/** How many columns have to stand below one, at least; infinitely many where it is to stand below itself. */
function depth(column: string, orderings: readonly Ordering[], above: readonly string[] = []): number {
  if (above.includes(column)) {
    return Infinity;
  }
  const below = orderings.filter(({ upper }) => upper === column);
  return Math.max(0, ...below.map(({ lower }) => 1 + depth(lower, orderings, [...above, column])));
}
