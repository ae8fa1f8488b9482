import { type ChangeSet, Utils, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

const INSERTED = { __initialized: true, __managed: true };

/** What a flush sets of those that it has inserted. */
export function settleInserted(em: EntityManager, inserted: readonly ChangeSet<object>[]): void {
  const isPopulated = em.config.get('populateAfterFlush');
  for (const changes of inserted) {
    const { entity, meta } = changes;
    const wrapped = wrap(entity, true);
    wrapped.setSchema(em.getDriver().getSchemaName(meta, changes));
    Object.assign(wrapped, INSERTED);
    changes.persisted = true;
    if (isPopulated) {
      wrapped.populated();
      meta.relations.forEach(({ name }) => populate(Reflect.get(entity, name)));
    }
  }
}

function populate(value: unknown): void {
  if (Utils.isCollection(value)) {
    value.populated();
  } else if (Utils.isEntity(value, true)) {
    wrap(value, true).populated();
  }
}
