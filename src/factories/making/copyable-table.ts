import { type EntityMetadata, type EntityProperty, isRaw, type Transaction, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { isReadBack } from './read-back.js';
import { keyToTake, takeKeys } from './take-keys.js';

/**
 * The quoted name of the table of many new entities, where one COPY can write them all. They have their keys then: nothing is to be
 * read back.
 */
export async function copyableTable(
  em: EntityManager,
  entities: readonly object[],
  transaction?: Transaction,
): Promise<string | undefined> {
  const [first] = entities;
  if (first === undefined || transaction === undefined || entities.length <= em.config.get('batchSize')) {
    return undefined;
  }
  const { __meta: meta, __schema: schema } = wrap(first, true);
  const key = isPlainTable(meta, first) ? keyToTake(meta, entities) : undefined;
  if (key === undefined) {
    return undefined;
  }
  const table = em.getDriver().getTableName(meta, { schema }, true);
  const column = key === 'given' ? undefined : key.fieldNames[0];
  const keys = await takeKeys(em, table, column, entities.length, transaction);
  if (keys !== undefined && key !== 'given') {
    entities.forEach((entity, index) => Reflect.set(entity, key.name, keys[index]));
  }
  return keys && table;
}

function isPlainTable({ inheritanceType, props, root }: EntityMetadata, entity: object): boolean {
  const isLeft = (property: EntityProperty) => isReadBack(property, []) && !isFilledIn(property, entity);
  return (
    inheritanceType === undefined &&
    root.inheritanceType === undefined &&
    !props.some((property) => property.primary !== true && isLeft(property))
  );
}

/** By the time that its row is computed. */
function isFilledIn({ name, default: value, onCreate, returning }: EntityProperty, entity: object): boolean {
  const isDefault = value !== undefined && value !== null && !isRaw(value);
  return !returning && (isDefault || onCreate !== undefined || Reflect.get(entity, name) !== undefined);
}
