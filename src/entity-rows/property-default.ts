import { type EntityMetadata, type EntityProperty, isRaw, JsonType } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { PlainRow } from './plain-row.js';

/**
 * Makes what an entity gives a property itself.
 *
 * @param row what the entity is given.
 * @param fresh what its class begins with, made anew for each row.
 */
export type MakeDefault = (row: PlainRow, em: EntityManager, fresh: () => PlainRow) => unknown;

/**
 * What an entity gives a property itself: `onCreate`, its default, or what its class begins with; undefined for nothing.
 *
 * @param initial of {@link freshOf}.
 */
export function defaultOf(property: EntityProperty, initial: PlainRow): MakeDefault | undefined {
  const { name, onCreate, customType } = property;
  const value: unknown = property.default;
  if (onCreate !== undefined) {
    return (row, em) => onCreate(row, em);
  }
  if (value !== undefined && value !== null && !isRaw(value)) {
    // MikroORM takes the default of a JSON column as the text of it, for the database alone.
    return customType instanceof JsonType ? undefined : () => value;
  }
  const begins = initial[name] !== null && initial[name] !== undefined;
  return begins && property.defaultRaw === undefined ? (_row, _em, fresh) => fresh()[name] : undefined;
}

/** What the fields of the class begin with; nothing where its constructor needs to be told something. */
export function freshOf({ class: type, constructorParams = [], abstract }: EntityMetadata): PlainRow {
  if (abstract || constructorParams.length > 0) {
    return {};
  }
  try {
    return Reflect.construct(type, []);
  } catch {
    return {};
  }
}
