import { ArrayType, type EntityProperty } from '@mikro-orm/core';

import { toArray, toJson } from './collections.js';
import { type ColumnType, parseColumnType, type TypeName } from './column-type.js';
import { toEnum } from './enums.js';
import { toDecimal, toInteger, toNumber } from './numbers.js';
import { toBoolean, toBytes, toText, toUuid } from './texts.js';
import { toDate, toInterval, toTime, toTimestamp, toZonedTime } from './times.js';
import { toJsValue } from './to-js-value.js';
import type { Conversion } from './value-fault.js';

/** What a conversion depends on beside the type of the column. */
interface Context {
  /** Whether the property holds a Date. */
  readonly asDate: boolean;
  /** Whether the file has more than texts. */
  readonly hasTypes: boolean;
}

/** How values become those of a scalar property: what its column holds, then what its type makes of that. */
export function conversionOf(property: EntityProperty, hasTypes: boolean): Conversion {
  const type = parseColumnType(property.columnTypes[0] ?? '');
  return toJsValue(property, ofColumn(property, type, hasTypes), hasTypes);
}

function ofColumn(property: EntityProperty, type: ColumnType, hasTypes: boolean): Conversion {
  const { items = [], customType, runtimeType } = property;
  const isArray = type.isArray || customType instanceof ArrayType;
  const context = { asDate: runtimeType === 'Date' && !isArray, hasTypes };
  const single = items.length > 0 ? toEnum(items) : BY_NAME[type.name](type, context);
  return isArray ? toArray(single) : single;
}

const BY_NAME: Record<TypeName, (type: ColumnType, context: Context) => Conversion> = {
  smallint: () => toInteger('smallint'),
  integer: () => toInteger('integer'),
  bigint: () => toInteger('bigint'),
  real: () => toNumber('real'),
  'double precision': () => toNumber('double precision'),
  numeric: (type) => toDecimal(type),
  boolean: () => toBoolean,
  date: (_type, { asDate }) => toDate(asDate),
  time: () => toTime,
  timetz: () => toZonedTime,
  timestamp: (_type, { asDate }) => toTimestamp({ asDate, zoned: false }),
  timestamptz: (_type, { asDate }) => toTimestamp({ asDate, zoned: true }),
  interval: () => toInterval,
  uuid: () => toUuid,
  json: (_type, { hasTypes }) => toJson(hasTypes),
  bytea: () => toBytes,
  text: ({ length }) => toText(length),
  other: () => toText(undefined),
};
