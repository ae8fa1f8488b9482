import { compareSchemaLines } from '../../../database/snapshot/compare-schema-lines.js';

/** The lines that only one side has, `-` and `+`, each with the number of times where that is more than one. */
export function compareTexts(before: readonly string[], after: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of compareSchemaLines(before, after)) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
}
