import { type EntityMetadata, helper, Utils } from '@mikro-orm/core';

import { keyOf, plainValue } from './matches-in-memory.js';

/** Asks for the row of an entity. */
export function keyCondition({ primaryKeys }: EntityMetadata, entity: object): Record<string, unknown> {
  return Object.fromEntries(primaryKeys.map((key) => [key, keyPart(entity, key)]));
}

/** Without a whole key it was never saved. */
export function hasKey({ primaryKeys }: EntityMetadata, entity: object): boolean {
  return primaryKeys.every((key) => {
    const part = keyPart(entity, key);
    return part !== undefined && part !== null;
  });
}

/** Such as `User 5`, or `Rating 3, 4, 2020`. */
export function nameOf(meta: EntityMetadata, entity: object): string {
  const parts = meta.primaryKeys.flatMap((key) => Utils.asArray(keyPart(entity, key)));
  return hasKey(meta, entity)
    ? `${meta.className} ${parts.map(String).join(', ')}`
    : `${meta.className} without a key`;
}

/** Tells rows of one entity apart. */
export function keyText(entity: object): string {
  return helper(entity).getSerializedPrimaryKey();
}

function keyPart(entity: object, key: string): unknown {
  const value = plainValue(Reflect.get(entity, key));
  return Utils.isEntity(value) ? keyOf(value) : value;
}
