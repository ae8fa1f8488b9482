import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { columnOf } from './column.js';
import { MOMENTS } from './guess.js';
import { toPhrase } from './phrase.js';

/** Whether somebody else fills the property in, or nobody has to. */
export function isLeftOut(property: EntityProperty, meta: EntityMetadata, isUnique: boolean): boolean {
  return (
    isFilledIn(property, isUnique) ||
    isDiscriminator(property, meta) ||
    isOfChild(property, meta) ||
    isInverse(property) ||
    isEventToCome(property) ||
    (property.targetMeta !== undefined &&
      property.kind !== ReferenceKind.EMBEDDED &&
      property.nullable === true)
  );
}

/** By the database or by the entity. A constant is of no use where values have to differ. */
function isFilledIn(property: EntityProperty, isUnique: boolean): boolean {
  const hasDefault = property.default !== undefined || property.defaultRaw !== undefined;
  const isConstant = hasDefault && !property.primary && !property.defaultRaw?.includes('(');
  return (
    property.autoincrement === true ||
    property.generated !== undefined ||
    property.version === true ||
    property.persist === false ||
    property.formula !== undefined ||
    property.onCreate !== undefined ||
    (hasDefault && !(isConstant && isUnique)) ||
    SEARCH.includes(columnOf(property)?.type ?? '')
  );
}

const SEARCH = ['tsvector', 'tsquery'];

function isDiscriminator({ name, fieldNames }: EntityProperty, { root }: EntityMetadata): boolean {
  const { discriminatorColumn } = root;
  return discriminatorColumn !== undefined && [name, ...(fieldNames ?? [])].includes(discriminatorColumn);
}

/** The root of a single table also knows the properties of its children. */
function isOfChild({ inherited, nullable }: EntityProperty, meta: EntityMetadata): boolean {
  return meta.root === meta && meta.discriminatorMap !== undefined && inherited === true && nullable === true;
}

const OWNED = [ReferenceKind.SCALAR, ReferenceKind.EMBEDDED, ReferenceKind.MANY_TO_ONE];

function isInverse({ kind, owner }: EntityProperty): boolean {
  return !OWNED.includes(kind) && !(kind === ReferenceKind.ONE_TO_ONE && owner);
}

/** `deletedAt`, `publishedAt`: null says that it has not happened. */
function isEventToCome(property: EntityProperty): boolean {
  return (
    property.nullable === true &&
    MOMENTS.includes(columnOf(property)?.type ?? '') &&
    /ed( at| on)?$|[^ ] (at|on)$/.test(toPhrase(property.name)) &&
    !/^(created|updated|starts|ends)/.test(toPhrase(property.name))
  );
}
