import { FileRows } from './file-rows.js';
import type { RowsFromOptions } from './rows-from-options.js';

/**
 * Rows of a CSV, TSV, JSON, NDJSON, YAML or SQL file, also compressed with gzip. A path is relative to the working
 * directory. Nothing is read until the rows are asked for.
 *
 * @throws UnknownFileFormatError where neither the extension nor the options tell the format
 */
export function rowsFrom(file: string | URL, options: RowsFromOptions = {}): FileRows {
  return new FileRows(file, options);
}
