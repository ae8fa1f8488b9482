/** The fact without what is undefined, which JSON would lose. */
export function given<T extends object>(fact: T): T {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as T;
}
