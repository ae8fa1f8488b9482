import type { TableRows } from '../../seeders/seed-report.js';
import { formatCount } from './duration.js';
import { formatNumber } from './size.js';
import { alignColumns } from './table.js';

/** Such as `tags +3 ~1 -2, users +100`: inserted, updated and deleted. Tables that the width has no room for are counted. */
export function describeRows(rows: readonly TableRows[], width = Infinity): string {
  const texts = rows.map(describeTable);
  for (let shown = texts.length; shown > 1; shown--) {
    const text = firstOf(texts, shown);
    if (text.length <= width) {
      return text;
    }
  }
  return firstOf(texts, 1);
}

function firstOf(texts: readonly string[], shown: number): string {
  const more = texts.length - shown;
  const rest = more > 0 ? [`… and ${formatCount(more, 'more table')}`] : [];
  return [...texts.slice(0, shown), ...rest].join(', ');
}

function describeTable({ table, inserted, updated, deleted }: TableRows): string {
  return [table, ...signed('+', inserted), ...signed('~', updated), ...signed('-', deleted)].join(' ');
}

function signed(sign: string, count: number): string[] {
  return count === 0 ? [] : [`${sign}${formatNumber(count)}`];
}

/** A line for each table, below their headings. */
export function rowsTable(rows: readonly TableRows[]): string[] {
  const cells = rows.map(({ table, ...counts }) => [
    table,
    ...[counts.inserted, counts.updated, counts.deleted].map((count) =>
      count === 0 ? '' : formatNumber(count),
    ),
  ]);
  return alignColumns([['Table', 'Inserted', 'Updated', 'Deleted'], ...cells], '  ', [1, 2, 3]);
}
