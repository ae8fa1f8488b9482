import { groupByShape, REPEATED_FROM, shapeKey } from './find-repeats.js';
import type { RecordedStatement } from './recorded-statement.js';

const LONGEST = 140;
const MOST = 60;

/** A line for each statement, those of one shape folded after the first few. */
export function showStatements(statements: readonly RecordedStatement[]): string[] {
  const groups = groupByShape(statements);
  const shown = new Map<string, number>();
  const lines = statements.flatMap((statement, index) => {
    const key = shapeKey(statement);
    const before = shown.get(key) ?? 0;
    shown.set(key, before + 1);
    return before < REPEATED_FROM
      ? [showLine(statement, index), ...fold(before, groups.get(key)?.length ?? 0)]
      : [];
  });
  const left = lines.length - MOST;
  return left > 0 ? [...lines.slice(0, MOST), `  … and ${left} more lines`] : lines;
}

function fold(before: number, count: number): string[] {
  const more = count - REPEATED_FROM;
  return before === REPEATED_FROM - 1 && more > 0 ? [`     … ${more} more like this`] : [];
}

function showLine({ shape, durationMs, rows, database }: RecordedStatement, index: number): string {
  const place = database === undefined ? '' : `${database}: `;
  const counted = `${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return `${String(index + 1).padStart(3)}. ${place}${shortenSql(shape.text)} [${durationMs.toFixed(1)} ms, ${counted}]`;
}

/** What is selected says least. */
export function shortenSql(sql: string): string {
  const short = sql.length > LONGEST ? sql.replace(/^select (?!\*).*? from /i, 'select … from ') : sql;
  return short.length > LONGEST ? `${short.slice(0, LONGEST - 1)}…` : short;
}
