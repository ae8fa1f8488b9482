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

/**
 * {@link alignColumns}, with as few of the dispensable columns left out as it takes to fit the width; columns that are
 * empty but for their title are left out anyway.
 *
 * @param dispensable the first first.
 */
export function fitColumns(
  rows: readonly (readonly string[])[],
  dispensable: readonly number[],
  width: number,
  right: readonly number[] = [],
): string[] {
  const empty = (rows[0] ?? []).flatMap((_, i) => (rows.slice(1).every((row) => row[i] === '') ? [i] : []));
  for (let dropped = 0; ; dropped++) {
    const left = new Set([...empty, ...dispensable.slice(0, dropped)]);
    const lines = alignColumns(
      rows.map((row) => row.filter((_, i) => !left.has(i))),
      '  ',
      right.filter((i) => !left.has(i)).map((i) => i - [...left].filter((other) => other < i).length),
    );
    if (dropped >= dispensable.length || lines.every((line) => widthOf(line) <= width)) {
      return lines;
    }
  }
}
