import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** The properties that others may know a row by: scalars of the primary key, and what relations refer to instead. */
export function keyPropertiesOf(em: EntityManager, meta: EntityMetadata): EntityProperty[] {
  const targets = targetKeysOf(em, meta);
  const primary = meta.getPrimaryProps();
  return meta.props.filter(
    (property) =>
      property.kind === ReferenceKind.SCALAR && (primary.includes(property) || targets.has(property.name)),
  );
}

function targetKeysOf(em: EntityManager, { root }: EntityMetadata): Set<string> {
  const relations = [...em.getMetadata().getAll().values()].flatMap(({ relations }) => relations);
  return new Set(
    relations.flatMap(({ targetKey, targetMeta }) =>
      targetKey !== undefined && targetMeta?.root === root ? [targetKey] : [],
    ),
  );
}
