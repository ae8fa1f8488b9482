import type { EntityMetadata } from '@mikro-orm/core';

import { type Field, fieldsOf, type Platform, toJson } from './text-fields.js';

/** Rows as a JSON list of records, which `json_populate_recordset` reads. */
export interface Records {
  readonly columns: string[];
  readonly json: string;
}

/** Zero bytes and halves of surrogate pairs, which JSON can write and PostgreSQL does not read. */
const UNREADABLE = /\\u(0000|d[89a-f])/i;

/** Undefined unless all rows have the same columns, with values that JSON can tell. */
export function toRecords(
  platform: Platform,
  meta: EntityMetadata,
  rows: readonly object[],
): Records | undefined {
  const names = Object.keys(rows[0] ?? {});
  const fields = fieldsOf(meta, names);
  if (fields === undefined) {
    return undefined;
  }
  const records: object[] = [];
  for (const row of rows) {
    const record = Object.keys(row).length === names.length ? toRecord(platform, fields, row) : undefined;
    if (record === undefined) {
      return undefined;
    }
    records.push(record);
  }
  const json = JSON.stringify(records);
  return UNREADABLE.test(json) ? undefined : { columns: fields.map(({ column }) => column), json };
}

function toRecord(platform: Platform, fields: readonly Field[], row: object): object | undefined {
  const record: Record<string, unknown> = {};
  for (const field of fields) {
    const value = toJson(platform, field, Reflect.get(row, field.name));
    if (value === undefined) {
      return undefined;
    }
    record[field.column] = value;
  }
  return record;
}
