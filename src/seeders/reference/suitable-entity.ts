import { type EntityMetadata, type EntityName, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { InvalidReferenceError } from '../../errors/invalid-reference.error.js';
import { UnknownEntityError } from '../../errors/unknown-entity.error.js';
import { knownMetadata } from '../../factories/known-metadata.js';

/**
 * The metadata of an entity whose rows are all in one table, and its own.
 *
 * @throws UnknownEntityError, InvalidReferenceError
 */
export function suitableEntity<T extends object>(em: EntityManager, entity: EntityName<T>): EntityMetadata {
  const meta = knownMetadata(em.getMetadata(), entity);
  if (meta === undefined) {
    const known = [...em.getMetadata().getAll().values()].filter(({ pivotTable }) => !pivotTable);
    throw new UnknownEntityError(Utils.className(entity), known.map(({ className }) => className).sort());
  }
  const obstacle = obstacleOf(meta);
  if (obstacle !== undefined) {
    throw new InvalidReferenceError({
      entity: meta.className,
      reason: 'unsuitableEntity',
      problem: `Reference data of ${meta.className} can't be written: it ${obstacle}.`,
      remedy: 'Declare rows of an entity with a table of its own, or write these through the EntityManager.',
    });
  }
  return meta;
}

function obstacleOf(meta: EntityMetadata): string | undefined {
  if (meta.embeddable) {
    return 'is an embeddable';
  }
  if (meta.view || meta.virtual || meta.expression !== undefined) {
    return meta.view ? 'is a view' : 'is virtual';
  }
  if (meta.inheritanceType === 'tpt' || meta.root.inheritanceType === 'tpt') {
    return 'is spread over several tables (joined inheritance)';
  }
  const isNoRow = meta.root.inheritanceType === 'sti' && meta.discriminatorValue === undefined;
  return meta.abstract || isNoRow ? 'is abstract' : undefined;
}
