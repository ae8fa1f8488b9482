import { stripVTControlCharacters } from 'node:util';

/** Rows as aligned lines, with a gap between columns and no space at their ends. Colours do not count. */
export function alignColumns(rows: readonly (readonly string[])[], gap = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join(gap)
      .trimEnd(),
  );
}

function widthOf(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length;
}
