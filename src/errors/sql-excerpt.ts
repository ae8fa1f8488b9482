const MARGIN = '  ';
/** Lines shown before and after the one that is pointed at. */
const CONTEXT_LINES = 3;
const LONGEST_LINE = 160;

/**
 * The part of a statement that matters: the lines around `position` (in characters, from 1, as PostgreSQL counts), with
 * a caret under it; without a position its first lines.
 */
export function pointAt(statement: string, position?: number): string {
  const lines = statement.split('\n');
  if (position === undefined) {
    return lines
      .slice(0, CONTEXT_LINES * 2)
      .map(indent)
      .join('\n');
  }
  const before = Array.from(statement)
    .slice(0, position - 1)
    .join('')
    .split('\n');
  const row = before.length - 1;
  const shown = window(lines[row] ?? '', before[row]?.length ?? 0);
  return [
    ...lines.slice(Math.max(0, row - CONTEXT_LINES), row).map(indent),
    MARGIN + shown.text,
    `${MARGIN}${' '.repeat(shown.column)}^`,
    ...lines.slice(row + 1, row + 1 + CONTEXT_LINES).map(indent),
  ].join('\n');
}

function indent(line: string): string {
  return MARGIN + window(line, 0).text;
}

/** The part of a long line that holds the column: a bulk insert is one line of any length. */
function window(line: string, column: number): { text: string; column: number } {
  if (line.length <= LONGEST_LINE) {
    return { text: line, column };
  }
  const start = Math.max(0, Math.min(column - LONGEST_LINE / 2, line.length - LONGEST_LINE));
  const head = start > 0 ? '…' : '';
  const tail = start + LONGEST_LINE < line.length ? '…' : '';
  return {
    text: head + line.slice(start, start + LONGEST_LINE) + tail,
    column: column - start + head.length,
  };
}

/** The first line of a statement, cut where it is long. */
export function firstLine(statement: string): string {
  const [line = '', ...more] = statement.trim().split('\n');
  const shown = window(line, 0).text;
  return more.length > 0 && !shown.endsWith('…') ? `${shown} …` : shown;
}
