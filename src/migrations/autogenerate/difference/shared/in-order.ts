/** The items, each behind those that it needs; otherwise in the order given. Where some need each other, one has to be first. */
export function inOrder<T>(items: readonly T[], needs: (item: T) => readonly T[]): T[] {
  const given = new Set(items);
  const placed = new Set<T>();
  const seen = new Set<T>();
  const place = (item: T): void => {
    if (given.has(item) && !seen.has(item)) {
      seen.add(item);
      needs(item).forEach(place);
      placed.add(item);
    }
  };
  items.forEach(place);
  return [...placed];
}
