/** What a relation may choose from. */
export interface Pool {
  readonly size: number;
  /** Two pools with the same are taken for the same. */
  readonly id: unknown;
  /** An entity, or a key. */
  at(index: number): unknown;
}

/** Each of them counts once, however often it was given. */
export function poolOf(given: readonly unknown[]): Pool {
  const entities = [...new Set(given)];
  return { size: entities.length, id: entities[0], at: (index) => entities[index] };
}

/** One pool after the other. */
export function joined(pools: readonly Pool[]): Pool {
  const [first, ...others] = pools;
  return first !== undefined && others.length === 0
    ? first
    : { ...poolOf(pools.flatMap(itemsOf)), id: first?.id };
}

function itemsOf(pool: Pool): unknown[] {
  return Array.from({ length: pool.size }, (_, index) => pool.at(index));
}
