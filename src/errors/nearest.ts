/** The candidate that is most like a misspelt name, or none where all are too different. Case does not matter. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const tolerated = Math.max(1, Math.floor(name.length / 3));
  return candidates
    .map((candidate) => ({ candidate, edits: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= tolerated)
    .reduce<{ candidate: string; edits: number } | undefined>(
      (best, one) => (best === undefined || one.edits < best.edits ? one : best),
      undefined,
    )?.candidate;
}

/** Levenshtein's distance, row by row. */
function countEdits(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const row = [index + 1];
    for (let column = 0; column < to.length; column++) {
      const replaced = at(above, column) + (letter === to[column] ? 0 : 1);
      row.push(Math.min(replaced, at(above, column + 1) + 1, at(row, column) + 1));
    }
    above = row;
  }
  return at(above, to.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? Infinity;
