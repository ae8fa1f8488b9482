/** The one item that there is. */
export function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) {
    throw new Error(`One item was expected, not ${items.length}.`);
  }
  return item;
}
