import { type EntityManager, type EntityMetadata, type EntityName, EntitySchema } from '@mikro-orm/core';

import { MatcherSubjectError } from '../../errors/matcher-subject.error.js';
import { UnknownEntityError } from '../../errors/unknown-entity.error.js';

/**
 * What the ORM knows of an entity.
 *
 * @throws MatcherSubjectError, UnknownEntityError
 */
export function metadataOf(em: EntityManager, entity: EntityName, matcher: string): EntityMetadata {
  const isSchema = entity instanceof EntitySchema;
  if (typeof entity !== 'function' && !isSchema) {
    throw new MatcherSubjectError(matcher, 'an entity class', entity);
  }
  const all = em.getMetadata();
  const found = all.find(entity);
  if (found === undefined) {
    const name = isSchema ? entity.meta.className : entity.name;
    throw new UnknownEntityError(
      name,
      [...all.getAll().values()].map(({ className }) => className).toSorted(),
    );
  }
  return found;
}
