/**
 * What is gone, marked with `-`, then what is new, marked with `+`; nothing where they are equal. Their order does not matter; equal
 * lines count one by one.
 */
export function compareSchemaLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const gone = without(before, after).map((line) => `- ${line}`);
  const added = without(after, before).map((line) => `+ ${line}`);
  return [...gone, ...added].toSorted();
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  others.forEach((line) => left.set(line, (left.get(line) ?? 0) + 1));
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
