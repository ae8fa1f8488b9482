/**
 * A row between revisions, on which the line of one column reaches others.
 *
 * Who reads it needs no direction: the line that ends in the row is what goes along it, and where none ends it is the
 * revision right above. So a row has one such line and no more.
 */
export interface Connector {
  /** The column whose line goes along the row. */
  readonly at: number;
  /** Whether a line goes on below in that column. */
  readonly continues: boolean;
  /** Columns that start here, all to the right of `at`. */
  readonly opened: readonly number[];
  /** Columns in use that the line joins. */
  readonly joined: readonly number[];
  /** The columns in use below the row. */
  readonly running: readonly boolean[];
}

/** Ways out of a cell, as bits of the place of a glyph in a set of 16. */
const UP = 1;
const DOWN = 2;
const LEFT = 4;
const RIGHT = 8;

/** The row in one line. A lane that is only crossed stays whole: `├─│─╯`. */
export function drawAcross(connector: Connector, glyphs: readonly string[]): string {
  const ends = [connector.at, ...connector.opened, ...connector.joined];
  const first = Math.min(...ends);
  const last = Math.max(...ends);
  return drawCells(
    Math.max(connector.running.length, last + 1),
    (column) => glyphs[armsAt(connector, column, first, last)] ?? '',
    (column) => glyphs[column >= first && column < last ? LEFT | RIGHT : 0] ?? '',
  );
}

/** A line of text from the cell of each column and the gap to its right, without spaces at its end. */
export function drawCells(
  width: number,
  cell: (column: number) => string,
  gap: (column: number) => string,
): string {
  let line = '';
  for (let column = 0; column < width; column++) {
    line += cell(column) + gap(column);
  }
  return line.trimEnd();
}

function armsAt(connector: Connector, column: number, first: number, last: number): number {
  const upright = uprightAt(connector, column);
  if (upright === 0 && column > first && column < last) {
    return LEFT | RIGHT;
  }
  return upright === 0 || !isEnd(connector, column)
    ? upright
    : upright | (column > first ? LEFT : 0) | (column < last ? RIGHT : 0);
}

function uprightAt({ at, continues, opened, running }: Connector, column: number): number {
  if (column === at) {
    return continues ? UP | DOWN : UP;
  }
  if (opened.includes(column)) {
    return DOWN;
  }
  return running[column] ? UP | DOWN : 0;
}

function isEnd({ at, opened, joined }: Connector, column: number): boolean {
  return column === at || opened.includes(column) || joined.includes(column);
}
