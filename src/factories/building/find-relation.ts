import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { FactoryRelationError } from '../../errors/factory-relation.error.js';
import { nearestName } from '../../errors/nearest-name.js';

/** How the chain speaks of a relation. */
export type RelationVerb = 'has' | 'for' | 'hasAttached';

/** Which relations each may mean. */
const FITS: Record<RelationVerb, (property: EntityProperty) => boolean> = {
  has: (property) => !isOwnedToOne(property),
  for: isOwnedToOne,
  hasAttached: ({ kind }) => kind === ReferenceKind.MANY_TO_MANY,
};

/**
 * The relation of an entity that leads to another: the only one there is, or that of the name.
 *
 * @throws FactoryRelationError
 */
export function findRelation(
  factory: string,
  verb: RelationVerb,
  meta: EntityMetadata,
  target: EntityMetadata,
  name?: string,
): EntityProperty {
  const fitting = meta.relations.filter(
    (property) => isDeclared(property) && FITS[verb](property) && leadsTo(property, target),
  );
  const named = name === undefined ? fitting : fitting.filter((property) => property.name === name);
  const [found, ...others] = named;
  if (found === undefined || others.length > 0) {
    const subject = { factory, verb, entity: meta.className, target: target.className };
    throw new FactoryRelationError({
      ...subject,
      relation: name,
      candidates: fitting.map((property) => property.name),
      nearest:
        name === undefined
          ? undefined
          : nearestName(
              name,
              fitting.map((property) => property.name),
            ),
    });
  }
  return found;
}

/** One to one, or many to one, with the foreign key on this side. */
export function isOwnedToOne({ kind, owner }: EntityProperty): boolean {
  return kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);
}

/** Held by others: collections, and the other side of one to one. */
export function isInverse({ kind, owner }: EntityProperty): boolean {
  return (
    kind === ReferenceKind.ONE_TO_MANY ||
    kind === ReferenceKind.MANY_TO_MANY ||
    (kind === ReferenceKind.ONE_TO_ONE && !owner)
  );
}

/** MikroORM gives every relation another side, for its own queries. */
function isDeclared({ hydrate, persist }: EntityProperty): boolean {
  return hydrate !== false || persist !== false;
}

function leadsTo(property: EntityProperty, { class: target }: EntityMetadata): boolean {
  const related = property.polymorphTargets?.map((one) => one.class) ?? [property.targetMeta?.class];
  return related.some(
    (one) =>
      one !== undefined &&
      (one === target || target.prototype instanceof one || one.prototype instanceof target),
  );
}
