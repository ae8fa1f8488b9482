import { toCopyField } from '../../../sql/copy-field.js';
import { toText } from '../../../sql/value-text.js';
import type { Row } from './row-values.js';

/** A row in the text format of COPY, with its line end. */
export function copyLine(row: Row, columns: readonly string[]): string {
  return `${columns.map((column) => field(row[column])).join('\t')}\n`;
}

function field(value: unknown): string {
  return toCopyField(value === null || value === undefined ? null : toText(value));
}
