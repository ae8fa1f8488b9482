/** Finds something out about a comparison once, whoever asks. */
export function perComparison<C extends object, T>(find: (comparison: C) => T): (comparison: C) => T {
  const found = new WeakMap<C, { result: T }>();
  return (comparison) => {
    const known = found.get(comparison) ?? { result: find(comparison) };
    found.set(comparison, known);
    return known.result;
  };
}
