import type { EntityMetadata, EntityName, MetadataStorage } from '@mikro-orm/core';

/** What an ORM itself knows of an entity: by itself it finds schemas of other ORMs as well, and classes of the same name. */
export function knownMetadata<T extends object>(
  metadata: MetadataStorage,
  entity: EntityName<T>,
): EntityMetadata<T> | undefined {
  const found = metadata.find(entity);
  const isOther = typeof entity === 'function' && found?.class !== entity;
  return found === undefined || isOther || !metadata.has(found.class) ? undefined : found;
}
