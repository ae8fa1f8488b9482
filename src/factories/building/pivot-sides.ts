import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { defaultOf, freshOf } from '../../entity-rows/property-default.js';

/** The two relations of a pivot entity, seen from one side. */
export interface PivotSides {
  /** The one that leads to the side from which is looked. */
  readonly own: EntityProperty;
  readonly other: EntityProperty;
}

/**
 * Known by their columns: a pivot entity may have other relations, before them, too.
 *
 * @param meta of the pivot entity.
 * @param property of many to many, on either side.
 * @returns undefined where it lacks one of them.
 */
export function pivotSidesOf(meta: EntityMetadata, property: EntityProperty): PivotSides | undefined {
  const owning = property.owner ? property : property.targetMeta?.properties[property.mappedBy];
  const by = (columns: readonly string[] = []) =>
    meta.relations.find(
      ({ fieldNames, persist }) => persist !== false && fieldNames.join() === columns.join(),
    );
  const [first, second] = [by(owning?.joinColumns), by(owning?.inverseJoinColumns)];
  if (first === undefined || second === undefined) {
    return undefined;
  }
  return property.owner ? { own: first, other: second } : { own: second, other: first };
}

/** The key of a pivot entity, where it is a UUID which neither its class nor the database makes. */
export function uuidKeyOf(meta: EntityMetadata): string | undefined {
  const defaults = freshOf(meta);
  return meta
    .getPrimaryProps()
    .find(
      (key) => key.columnTypes?.[0] === 'uuid' && key.targetMeta === undefined && !defaultOf(key, defaults),
    )?.name;
}
