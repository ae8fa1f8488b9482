import { type EntityMetadata, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { UndiscoveredEntityError } from '../../errors/undiscovered-entity.error.js';
import { type ConfiguredFactory, isFactory, SETTINGS } from '../factory-settings.js';
import { entityOf } from '../factory.decorator.js';
import { knownMetadata } from '../known-metadata.js';

/**
 * The entity that a factory makes.
 *
 * @throws UndiscoveredEntityError where it belongs to another database.
 */
export function metadataOf(factory: ConfiguredFactory, em: EntityManager): EntityMetadata {
  const entity = factory[SETTINGS].entity ?? entityOf(factory.constructor);
  const meta = knownMetadata(em.getMetadata(), entity);
  if (meta === undefined) {
    throw new UndiscoveredEntityError(factory.constructor.name, Utils.className(entity));
  }
  return meta;
}

/** That of a factory, or of an entity. */
export function targetOf(value: unknown, em: EntityManager): EntityMetadata {
  if (isFactory(value)) {
    return metadataOf(value, em);
  }
  const type = typeof value === 'object' && value !== null ? value.constructor : Object;
  const meta = knownMetadata(em.getMetadata(), type as new () => object);
  if (meta === undefined) {
    throw new UndiscoveredEntityError('A factory', type.name);
  }
  return meta;
}
