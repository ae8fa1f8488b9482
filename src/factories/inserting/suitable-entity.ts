import type { EntityMetadata } from '@mikro-orm/core';

import { InvalidInsertError } from '../../errors/invalid-insert.error.js';

/** @throws InvalidInsertError where the entity has no rows of its own. */
export function ensureSuitable(meta: EntityMetadata): void {
  const obstacle = obstacleOf(meta);
  if (obstacle !== undefined) {
    throw new InvalidInsertError({
      entity: meta.className,
      reason: 'unsuitableEntity',
      problem: `Rows of ${meta.className} can't be inserted: it ${obstacle}.`,
      remedy: 'Insert rows of an entity that has a table, and of those that extend it where it is abstract.',
    });
  }
}

function obstacleOf(meta: EntityMetadata): string | undefined {
  if (meta.embeddable) {
    return 'is an embeddable';
  }
  if (meta.view || meta.virtual || meta.expression !== undefined) {
    return meta.view ? 'is a view' : 'is virtual';
  }
  const isNoRow = meta.root.inheritanceType === 'sti' && meta.discriminatorValue === undefined;
  return meta.abstract || isNoRow ? 'is abstract' : undefined;
}
