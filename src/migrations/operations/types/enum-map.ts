/** What becomes of values: the old ones with the new ones that they turn into. */
export type EnumMap = Readonly<Record<string, string>>;

/** The value that a value turns into, which is itself where nothing else is said. */
export function turned(value: string, map: EnumMap = {}): string {
  return Object.hasOwn(map, value) ? (map[value] ?? value) : value;
}

/**
 * The way back, as far as the map tells: a value that came of several stays what it is, and is refused where a row holds
 * it and it was none before.
 */
export function reversed(map: EnumMap | undefined, from: readonly string[]): EnumMap | undefined {
  const steps = from.map((old) => ({ old, to: turned(old, map) }));
  const back = steps.filter(
    ({ old, to }) => old !== to && steps.filter((other) => other.to === to).length === 1,
  );
  return back.length === 0 ? undefined : Object.fromEntries(back.map(({ old, to }) => [to, old]));
}
