import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { PostgreSqlDriver } from '@mikro-orm/postgresql';

import { toText } from '../../sql/value-text.js';

export type Platform = ReturnType<PostgreSqlDriver['getPlatform']>;

/** Whose values PostgreSQL reads from a JSON string as from any other: not JSON itself, where a string is a value. */
const READ_FROM_TEXT =
  /^(text|citext|varchar|character varying|char|character|uuid|bytea|smallint|int|integer|bigint|int[248]|(small|big)?serial|numeric|decimal|real|float|float[48]|double precision|double|boolean|bool|date|timetz|timestamptz|time|timestamp|interval|inet|cidr|macaddr)( ?\([\d, ]+\))?( with(out)? time zone)?(\[\])*$/i;

/** A column, and what there is to know of its values. */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly isNullable: boolean;
  /** Nothing but null can be told in JSON otherwise. */
  readonly isReadFromText: boolean;
  /** PostgreSQL rounds the number 1.5 for a column of integers, and refuses the text. */
  readonly isWhole: boolean;
  /** The same in any time zone, so that it need not be told in that of the ORM. */
  readonly isInstant: boolean;
}

/** Undefined for none, and unless each of the properties has a column of its own. */
export function fieldsOf(meta: EntityMetadata, names: readonly string[]): Field[] | undefined {
  const fields = names.map((name) => fieldOf(meta.properties[name])).filter((field) => field !== undefined);
  const columns = new Set(fields.map(({ column }) => column));
  return names.length > 0 && columns.size === names.length ? fields : undefined;
}

/** Undefined for several columns, such as a composite key, and for those that other classes share. */
function fieldOf(property: EntityProperty | undefined): Field | undefined {
  const { name, fieldNames = [], stiFieldNames, nullable: isNullable = false } = property ?? {};
  const [column, ...others] = fieldNames;
  if (
    property === undefined ||
    name === undefined ||
    column === undefined ||
    others.length > 0 ||
    stiFieldNames
  ) {
    return undefined;
  }
  const type = property.columnTypes?.[0] ?? '';
  return {
    name,
    column,
    isNullable,
    isReadFromText: isReadFromText(property, type),
    isWhole: /int|serial/i.test(type),
    isInstant: type.startsWith('timestamptz'),
  };
}

function isReadFromText({ nativeEnumName, customType, object }: EntityProperty, type: string): boolean {
  const isSimple = nativeEnumName !== undefined || READ_FROM_TEXT.test(type);
  return isSimple && !object && !(customType && 'convertToDatabaseValueSQL' in customType);
}

/** Undefined for what the driver treats in its own way: missing values, raw SQL, lists and objects. */
export function toJson(
  platform: Platform,
  field: Field,
  value: unknown,
): string | boolean | null | undefined {
  if (value === null || !field.isReadFromText) {
    return value === null && field.isNullable ? null : undefined;
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isInteger(value) || !field.isWhole ? String(value) : undefined;
    default:
      return objectToJson(platform, field, value);
  }
}

function objectToJson(platform: Platform, { isInstant }: Field, value: unknown): string | undefined {
  if (value instanceof Date) {
    return isInstant ? value.toISOString() : platform.quoteValue(value).slice(1, -1);
  }
  return value instanceof Uint8Array ? toText(value) : undefined;
}
