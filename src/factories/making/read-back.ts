import type { EntityProperty } from '@mikro-orm/core';

/** Whether a flush reads a column back, since the database may fill it in: keys, defaults and versions. */
export function isReadBack(property: EntityProperty, given: readonly string[]): boolean {
  const { returning, persist, defaultRaw, autoincrement, generated, fieldNames } = property;
  const isMade = (persist !== false && defaultRaw) || autoincrement || generated;
  return returning || (Boolean(isMade) && !fieldNames.some((name) => given.includes(name)));
}
