import { type AnyEntity, wrap } from '@mikro-orm/core';

import type { ReferenceContext } from './reference-context.js';

const AT_ONCE = 1_000;

/**
 * Reads the entities of the table anew that the EntityManager holds, for their rows may have changed; forgets those whose
 * rows are gone.
 */
export async function refreshEntities({ em, meta }: Pick<ReferenceContext, 'em' | 'meta'>): Promise<void> {
  const unit = em.getUnitOfWork();
  const held = unit
    .getIdentityMap()
    .values()
    .filter((entity) => entity instanceof meta.root.class);
  for (let start = 0; start < held.length; start += AT_ONCE) {
    const some = held.slice(start, start + AT_ONCE);
    const keys = some.map((entity) => wrap(entity, true).getPrimaryKey());
    const found = await em.find<AnyEntity>(meta.root.class, keys, { refresh: true, filters: false });
    const there = new Set(found);
    some.filter((entity) => !there.has(entity)).forEach((entity) => unit.unsetIdentity(entity));
  }
}
