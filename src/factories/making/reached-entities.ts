import { type EntityMetadata, Utils, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { isPlainEntity } from './is-plain.js';
import { isNew, isToOne, membersOf, targetOf } from './relations.js';

/**
 * All entities that a flush would look at, in its order: the given ones, then those that are managed already, then whatever they
 * refer to.
 *
 * Undefined where there is more to do than to insert the new ones among them.
 */
export function reachEntities(em: EntityManager, entities: readonly object[]): Set<object> | undefined {
  const reached = new Set(entities);
  const visited = new Set<object>();
  const plain = new Map<EntityMetadata, boolean>();

  const visit = (entity: object): boolean => {
    if (visited.has(entity)) {
      return true;
    }
    visited.add(entity);
    reached.add(entity);
    return (
      Utils.isEntity(entity) &&
      (isNew(entity) ? isPlain(entity) : isUnchanged(em, entity)) &&
      visitRelated(entity)
    );
  };
  const visitRelated = (entity: object): boolean => {
    const { __meta: meta } = wrap(entity, true);
    for (const property of meta.relations) {
      const related = isToOne(property) ? targetOf(entity, property) : membersOf(entity, property);
      const isVisited = Array.isArray(related)
        ? related.every(visit)
        : related === undefined || visit(related);
      if (!isVisited || (related === undefined && !isToOne(property))) {
        return false;
      }
    }
    return true;
  };
  const isPlain = (entity: object) => {
    const { __meta: meta } = wrap(entity, true);
    const known = plain.get(meta) ?? isPlainEntity(em, meta);
    plain.set(meta, known);
    return known;
  };

  const managed = [...em.getUnitOfWork().getIdentityMap().values()];
  return managed.every(visit) && isEvery(reached, visit) ? reached : undefined;
}

/** Those that are added on the way included. */
function isEvery<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) {
    if (!holds(item)) {
      return false;
    }
  }
  return true;
}

/** What is managed by another EntityManager is never looked at by a flush of this one. */
function isUnchanged(em: EntityManager, entity: object): boolean {
  const { __meta: meta, __em: owner, __originalEntityData: original = {} } = wrap(entity, true);
  const comparator = em.getComparator();
  const changes = comparator.diffEntities(meta.class, original, comparator.prepareEntity(entity));
  return owner === em && Object.keys(changes).length === 0;
}
