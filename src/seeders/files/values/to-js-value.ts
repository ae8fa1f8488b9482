import { type EntityProperty, types, type Type } from '@mikro-orm/core';

import { isPlainObject } from '../plain-object.js';
import { type Conversion, ValueFault } from './value-fault.js';

/** Of MikroORM's own types those whose values are what the column has. */
const AS_THE_COLUMN: readonly unknown[] = [
  types.date,
  types.datetime,
  types.enum,
  types.interval,
  types.json,
  types.time,
  types.uuid,
];
const OWN: readonly unknown[] = Object.values(types);

/** Adds what the type of a property makes of a value of its column. */
export function toJsValue(property: EntityProperty, column: Conversion, hasTypes: boolean): Conversion {
  const { customType } = property;
  if (customType === undefined || AS_THE_COLUMN.includes(customType.constructor)) {
    return column;
  }
  if (OWN.includes(customType.constructor)) {
    return exactly(property, (value) => read(customType, column(value)));
  }
  // An object of JSON is no text of the database, but already what the type stands for.
  return (value) => (hasTypes && isPlainObject(value) ? value : read(customType, column(value)));
}

function read(type: Type<unknown>, value: unknown): unknown {
  try {
    const { platform } = type;
    return platform === undefined ? value : type.convertToJSValue(value, platform);
  } catch (cause) {
    throw new ValueFault(`value that ${type.constructor.name} can read`, { cause });
  }
}

/** A bigint that is mapped to a number must be one that the number keeps. */
function exactly({ columnTypes, runtimeType }: EntityProperty, conversion: Conversion): Conversion {
  if (columnTypes[0] !== 'bigint' || runtimeType !== 'number') {
    return conversion;
  }
  return (value) => {
    const number = conversion(value);
    if (!Number.isSafeInteger(number)) {
      throw new ValueFault('integer that a number of JavaScript keeps exactly');
    }
    return number;
  };
}
