/** A natural key for people: `slug "books", country.code "CH"`. */
export function showKey(key: Readonly<Record<string, unknown>>): string {
  return partsOf(key, '').join(', ');
}

/** `Row 3 of data/cities.csv`, or `Row 3` where the rows come from code. */
export function showRow(row: number, source?: string): string {
  return source === undefined ? `Row ${row}` : `Row ${row} of ${source}`;
}

/** Lines for an error text: all of a few, the first ten of many, and how many there are beside. */
export function listLines(lines: readonly string[], total = lines.length): string {
  const listed = lines.slice(0, 10);
  const more = total - listed.length;
  return [...listed, ...(more > 0 ? [`... and ${more} more`] : [])].map((line) => `  ${line}`).join('\n');
}

function partsOf(key: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return Object.entries(key).flatMap(([name, value]) =>
    isNested(value)
      ? partsOf(value, `${prefix}${name}.`)
      : [`${prefix}${name} ${JSON.stringify(value ?? null)}`],
  );
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
