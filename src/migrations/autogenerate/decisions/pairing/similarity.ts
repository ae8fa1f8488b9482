/** How much two names are alike, from 0 to 1: by the words that they share, and by the letters that stand side by side. */
export function similarity(one: string, other: string): number {
  return (overlap(wordsOf(one), wordsOf(other)) + overlap(pairsOf(one), pairsOf(other))) / 2;
}

/** What two sets share, of all that they hold; 1 where both are empty. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 1 : (2 * [...one].filter((item) => other.has(item)).length) / all;
}

function wordsOf(name: string): Set<string> {
  const words = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word !== ''));
}

function pairsOf(name: string): Set<string> {
  const text = ` ${name.toLowerCase()} `;
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}

/** The things with the highest score first; of equal ones the first stays first. */
export function ranked<T>(things: readonly T[], score: (thing: T) => number): T[] {
  return things
    .map((thing) => ({ thing, score: score(thing) }))
    .sort((a, b) => b.score - a.score)
    .map(({ thing }) => thing);
}
