import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

/** What columns are looked up in: an entity or an embeddable. */
export interface Shape {
  readonly name: string;
  readonly properties: Readonly<Record<string, EntityProperty>>;
}

export const entityShape = ({ className, properties }: EntityMetadata): Shape => ({
  name: className,
  properties,
});

/** What the columns behind a dot are looked up in; `undefined` for a property that has no inner ones. */
export function innerShape(property: EntityProperty): Shape | undefined {
  if (property.kind === ReferenceKind.EMBEDDED) {
    return property.array ? undefined : embeddedShape(property);
  }
  return isRelation(property) && property.targetMeta ? entityShape(property.targetMeta) : undefined;
}

export const embeddedShape = ({ type, embeddedProps }: EntityProperty): Shape => ({
  name: type,
  properties: embeddedProps,
});

/** Whether the row itself refers to another. */
export function isRelation({ kind, owner }: EntityProperty): boolean {
  return kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);
}

export function isCollection(property: EntityProperty): boolean {
  const { kind } = property;
  return (
    kind === ReferenceKind.ONE_TO_MANY ||
    kind === ReferenceKind.MANY_TO_MANY ||
    (kind === ReferenceKind.ONE_TO_ONE && !property.owner)
  );
}

/** Those in the JSON of an embedded object are not persisted by themselves. */
export function isComputed({ formula, generated, persist, embedded }: EntityProperty): boolean {
  return formula !== undefined || generated !== undefined || (persist === false && embedded === undefined);
}
