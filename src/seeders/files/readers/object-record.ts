import { FileFormatError } from '../../../errors/file-format.error.js';
import type { FileRecord } from '../file-record.js';
import { isPlainObject } from '../plain-object.js';

/** A row from an object that a file holds. @throws FileFormatError for anything else */
export function objectRecord(value: unknown, line: number, file: string): FileRecord {
  if (!isPlainObject(value)) {
    throw new FileFormatError(file, line, `a row is an object, and this is ${nameOf(value)}`);
  }
  return { line, columnsLine: line, columns: Object.keys(value), values: Object.values(value) };
}

function nameOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
