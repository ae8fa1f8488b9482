import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What a flush refuses to insert an entity without: where the ORM is to look, all that nothing else fills in. */
export function requiredOf(em: EntityManager, meta: EntityMetadata): EntityProperty[] {
  return em.config.get('validateRequired') ? meta.props.filter(isRequired) : [];
}

function isRequired(property: EntityProperty): boolean {
  const { nullable, autoincrement, default: value, defaultRaw, onCreate, generated, embedded } = property;
  const isFilledIn = nullable || autoincrement || value || defaultRaw || onCreate || generated || embedded;
  const isToMany = [ReferenceKind.ONE_TO_MANY, ReferenceKind.MANY_TO_MANY].includes(property.kind);
  return !isFilledIn && !isToMany && property.persist !== false;
}
