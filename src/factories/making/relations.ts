import {
  Cascade,
  type Collection,
  type EntityProperty,
  Reference,
  ReferenceKind,
  Utils,
  wrap,
} from '@mikro-orm/core';

/** Whether it has no row that the EntityManager knows of. */
export function isNew(entity: object): boolean {
  const { __originalEntityData: row } = wrap(entity, true);
  return row === undefined;
}

export function isToOne({ kind }: EntityProperty): boolean {
  return kind === ReferenceKind.MANY_TO_ONE || kind === ReferenceKind.ONE_TO_ONE;
}

/** What a relation to one refers to. Undefined for none, and for a bare key. */
export function targetOf(entity: object, { name, mapToPk }: EntityProperty): object | undefined {
  const target: unknown = Reference.unwrapReference(Reflect.get(entity, name));
  return typeof target === 'object' && target !== null && !mapToPk ? target : undefined;
}

/** A row that a column of another one refers to. */
export interface Referred {
  readonly property: EntityProperty;
  readonly target: object;
}

const NONE: readonly Referred[] = [];

/** What the columns of its row refer to. */
export function referredBy(entity: object): readonly Referred[] {
  const { __meta: meta } = wrap(entity, true);
  let referred: Referred[] | undefined;
  for (const property of meta.relations) {
    const target = isOwnedToOne(property) ? targetOf(entity, property) : undefined;
    if (target !== undefined) {
      (referred ??= []).push({ property, target });
    }
  }
  return referred ?? NONE;
}

function isOwnedToOne({ kind, owner }: EntityProperty): boolean {
  return kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);
}

/** The members of a relation to many; undefined where a flush would write the relation itself. */
export function membersOf(entity: object, property: EntityProperty): object[] | undefined {
  const collection: unknown = Reflect.get(entity, property.name);
  if (collection === undefined || collection === null) {
    return [];
  }
  const isPlain =
    Utils.isCollection<object>(collection) && isPlainCollection(collection, property, isNew(entity));
  return isPlain ? collection.getItems(false) : undefined;
}

/** No row can refer to a new owner yet; what a known owner's collection lost is to be found by a flush. */
function isPlainCollection(
  collection: Collection<object>,
  { kind, cascade }: EntityProperty,
  isNewOwner: boolean,
): boolean {
  return !collection.isDirty() || (isNewOwner && kind === ReferenceKind.ONE_TO_MANY && isCascaded(cascade));
}

function isCascaded(cascade: readonly Cascade[]): boolean {
  return cascade.includes(Cascade.PERSIST) || cascade.includes(Cascade.ALL);
}
