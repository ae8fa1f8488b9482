import { stripVTControlCharacters } from 'node:util';

/**
 * Rows as aligned lines, with a gap between columns and no space at their ends. Colours do not count.
 *
 * @param right which columns end at their right, as numbers do; counted from 0.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  gap = '  ',
  right: readonly number[] = [],
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
        return right.includes(i) ? room + cell : cell + room;
      })
      .join(gap)
      .trimEnd(),
  );
}

function widthOf(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length;
}
