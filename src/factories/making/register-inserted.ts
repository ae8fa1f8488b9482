import {
  type ChangeSet,
  type EntityMetadata,
  type EntityProperty,
  Reference,
  ReferenceKind,
  Utils,
  wrap,
} from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Has the EntityManager manage entities as they were inserted, as its flush does. */
export function registerInserted(em: EntityManager, inserted: readonly ChangeSet<object>[]): void {
  const unit = em.getUnitOfWork();
  const plain = new Map<EntityMetadata, boolean>();
  for (const { entity, payload, meta } of inserted) {
    const isPlain = plain.get(meta) ?? isPlainRow(em, meta);
    plain.set(meta, isPlain);
    if (isPlain) {
      unit.register(entity);
      takeRow(entity, payload);
    } else {
      const isJoined = meta.inheritanceType === 'tpt';
      unit.register(entity, isJoined ? em.getComparator().prepareEntity(entity) : payload, { refresh: true });
    }
  }
  const visited = new Set<object>();
  inserted.forEach(({ entity }) => takeSnapshots(entity, visited));
}

/** Whether what was written is already what the ORM remembers of a row, which it otherwise makes of it value by value. */
function isPlainRow(em: EntityManager, { props, inheritanceType }: EntityMetadata): boolean {
  return inheritanceType === undefined && !em.config.get('forceUndefined') && props.every(isPlainValue);
}

function isPlainValue({ kind, hydrate, targetMeta }: EntityProperty): boolean {
  const isComposite = targetMeta?.compositePK === true;
  return hydrate !== false && kind !== ReferenceKind.EMBEDDED && !isComposite;
}

function takeRow(entity: object, row: object): void {
  const wrapped = wrap(entity, true);
  const { __loadedProperties: loaded } = wrapped;
  for (const name in row) {
    loaded.add(name);
  }
  Object.assign(wrapped, { __originalEntityData: row });
}

/** Collections are then as they were loaded; those of the owners that are referred to, too. */
function takeSnapshots(entity: object, visited: Set<object>): void {
  if (visited.has(entity)) {
    return;
  }
  visited.add(entity);
  const { __meta: meta } = wrap(entity, true);
  for (const { name, kind, mapToPk } of meta.relations) {
    const value: unknown = Reflect.get(entity, name);
    if (Utils.isCollection(value)) {
      if (value.isDirty() || value.getItems(false).length > 0 || value.getSnapshot() === undefined) {
        value.takeSnapshot();
      }
    } else if (kind === ReferenceKind.MANY_TO_ONE && value && !mapToPk) {
      takeSnapshots(Reference.unwrapReference(value), visited);
    }
  }
}
