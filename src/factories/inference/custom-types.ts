import { ArrayType, EnumArrayType, type EntityProperty, type Type, types } from '@mikro-orm/core';

import type { Column, JsType } from './column.js';
import type { Expression } from './expression.js';

/** A type that is not one of MikroORM's own: only its own methods know what TypeScript holds. */
export function foreignType({ customType }: EntityProperty): Type<unknown, unknown> | undefined {
  const isOwn = customType === undefined || OWN.has(customType.constructor);
  return isOwn ? undefined : (customType as Type<unknown, unknown>);
}

const OWN: ReadonlySet<unknown> = new Set([...Object.values(types), ArrayType, EnumArrayType]);

/** What the driver reads from the column, for a type of the application's own to convert. */
export function rawType(property: EntityProperty, { type }: Column): JsType | undefined {
  return foreignType(property) === undefined ? undefined : (READ_AS[type] ?? 'string');
}

const READ_AS: Partial<Record<string, JsType>> = {
  smallint: 'number',
  int: 'number',
  real: 'number',
  double: 'number',
};

/** A guess at the column, converted as if it had been read. TypeScript has no expression for it. */
export function converted(guess: Expression, type: Type<unknown, unknown>): Expression['value'] {
  const { platform } = type;
  return platform === undefined
    ? guess.value
    : (context) => type.convertToJSValue(guess.value(context), platform);
}

/** What the items of a list are, by what the type makes of a text. */
export function listedAs({ customType }: EntityProperty): JsType | undefined {
  if (!(customType instanceof ArrayType) || customType.platform === undefined) {
    return undefined;
  }
  const [item]: unknown[] = customType.convertToJSValue(['1'], customType.platform) ?? [];
  return typeof item === 'number' ? 'number' : typeof item === 'bigint' ? 'bigint' : 'string';
}
