import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { isPlainObject } from '../plain-object.js';
import { parseJson } from '../values/collections.js';
import { conversionOf } from '../values/conversion-of.js';
import { type Conversion, ValueFault } from '../values/value-fault.js';
import { ColumnFault } from './build-row.js';
import { ColumnUnknown } from './column-resolver.js';
import { embeddedShape, isRelation } from './shape.js';
import { ShapeMapper } from './shape-mapper.js';

/** How the value of one column becomes that of the property: a relation's is its primary key. */
export function leafConversion(property: EntityProperty, hasTypes: boolean): Conversion {
  if (isRelation(property)) {
    return keyConversion(property, hasTypes);
  }
  return property.kind === ReferenceKind.EMBEDDED
    ? embeddedConversion(property)
    : conversionOf(property, hasTypes);
}

function keyConversion({ name, targetMeta }: EntityProperty, hasTypes: boolean): Conversion {
  const [key, ...others] = targetMeta?.getPrimaryProps() ?? [];
  if (key === undefined || others.length > 0) {
    const names = [key, ...others].map((part) => `"${name}.${part?.name}"`);
    return () => {
      throw new ValueFault(`key: it has a column for each part, ${names.join(', ')}`);
    };
  }
  return leafConversion(key, hasTypes);
}

/** Embedded objects as JSON, one or a list of them. */
function embeddedConversion(property: EntityProperty): Conversion {
  const mapper = new ShapeMapper(embeddedShape(property), {
    hasTypes: true,
    options: {},
    convert: leafConversion,
  });
  const convert = (value: unknown) => mapObject(mapper, value, property.type);
  return (value) => {
    const found = typeof value === 'string' ? parseJson(value) : value;
    if (!property.array) {
      return convert(found);
    }
    if (!Array.isArray(found)) {
      throw new ValueFault(`list of ${property.type} in JSON`);
    }
    return found.map(convert);
  };
}

function mapObject(mapper: ShapeMapper, value: unknown, type: string): unknown {
  if (!isPlainObject(value)) {
    throw new ValueFault(`object of ${type} in JSON`);
  }
  try {
    const columns = Object.keys(value);
    return mapper.map({ line: 1, columnsLine: 1, columns, values: Object.values(value) });
  } catch (error) {
    throw faultWithin(error, type);
  }
}

function faultWithin(error: unknown, type: string): unknown {
  if (error instanceof ColumnUnknown) {
    return new ValueFault(`${type}, which has no property "${error.column}"`, { cause: error });
  }
  return error instanceof ColumnFault
    ? new ValueFault(`${type}: its "${error.mapped.column}" has to be ${error.message}`, { cause: error })
    : error;
}
