import { FileFormatError } from '../../../errors/file-format.error.js';

/** @throws FileFormatError for a column that is named twice or not at all */
export function ensureDistinct(columns: string[], { file, line }: { file: string; line: number }): string[] {
  const unnamed = columns.indexOf('');
  if (unnamed !== -1) {
    throw new FileFormatError(file, line, `column ${unnamed + 1} has no name`);
  }
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new FileFormatError(file, line, `the column "${twice}" is named twice`);
  }
  return columns;
}
