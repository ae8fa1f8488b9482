import { toText } from '../literal.js';
import type { Row } from './row-values.js';

/** A row in the text format of COPY, with its line end. PostgreSQL: COPY, "Text Format". */
export function copyLine(row: Row, columns: readonly string[]): string {
  return `${columns.map((column) => field(row[column])).join('\t')}\n`;
}

function field(value: unknown): string {
  return value === null || value === undefined ? '\\N' : escape(toText(value));
}

const SPECIAL = /[\\\t\n\r]/;

function escape(text: string): string {
  return SPECIAL.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;
}
