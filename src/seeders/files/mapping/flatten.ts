import type { FileRecord } from '../file-record.js';
import { isPlainObject } from '../plain-object.js';

/**
 * The record with the objects of relations and embedded properties as columns with dots, so that a file may nest them.
 * `hasParts` tells these from the columns that hold JSON.
 */
export function flatten(record: FileRecord, hasParts: (column: string) => boolean): FileRecord {
  if (!record.values.some(isPlainObject)) {
    return record;
  }
  const entries = record.columns.flatMap((column, index) => parts(column, record.values[index], hasParts));
  return {
    ...record,
    columns: entries.map(([column]) => column),
    values: entries.map(([, value]) => value),
  };
}

function parts(column: string, value: unknown, hasParts: (column: string) => boolean): [string, unknown][] {
  if (!isPlainObject(value) || Object.keys(value).length === 0 || !hasParts(column)) {
    return [[column, value]];
  }
  return Object.entries(value).flatMap(([name, its]) => parts(`${column}.${name}`, its, hasParts));
}
