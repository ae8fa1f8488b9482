/** The set methods of ES2025, which `lib: es2024` does not have yet. */

export function union<T>(...sets: readonly Iterable<T>[]): Set<T> {
  const all = new Set<T>();
  for (const set of sets) {
    for (const item of set) {
      all.add(item);
    }
  }
  return all;
}

export function difference<T>(set: Iterable<T>, other: ReadonlySet<T>): Set<T> {
  return filter(set, (item) => !other.has(item));
}

export function intersection<T>(set: Iterable<T>, other: ReadonlySet<T>): Set<T> {
  return filter(set, (item) => other.has(item));
}

function filter<T>(set: Iterable<T>, keeps: (item: T) => boolean): Set<T> {
  const kept = new Set<T>();
  for (const item of set) {
    if (keeps(item)) {
      kept.add(item);
    }
  }
  return kept;
}
