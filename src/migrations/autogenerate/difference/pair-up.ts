export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** What is in one list alone, and what is in both. */
export interface Pairs<T> {
  readonly gone: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly Pair<T>[];
}

export function pairUp<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const [old, young] = [before, after].map((list) => new Map(list.map((item) => [keyOf(item), item])));
  return {
    gone: before.filter((item) => young?.has(keyOf(item)) !== true),
    added: after.filter((item) => old?.has(keyOf(item)) !== true),
    kept: after.flatMap((item) => {
      const was = old?.get(keyOf(item));
      return was === undefined ? [] : [{ before: was, after: item }];
    }),
  };
}
