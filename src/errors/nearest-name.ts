/**
 * The name that a misspelt one most likely stands for, or `undefined` where none is near.
 *
 * A name also counts as near where its beginning is, since a target may be a prefix.
 */
export function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(misspelt.length / 3)) + 1;
  for (const name of names) {
    const found = distance(misspelt, name, least);
    if (found < least) {
      least = found;
      nearest = name;
    }
  }
  return nearest;
}

function distance(misspelt: string, name: string, limit: number): number {
  const whole = edits(misspelt.toLowerCase(), name.toLowerCase(), limit);
  if (misspelt.length < 4 || name.length <= misspelt.length) {
    return whole;
  }
  return Math.min(whole, edits(misspelt.toLowerCase(), name.slice(0, misspelt.length).toLowerCase(), limit));
}

/** How many letters to add, drop, change or swap with their neighbour; `limit` where it is at least that. */
function edits(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) {
    return limit;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + changed,
        swapped ? at(beforeLast, j - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
