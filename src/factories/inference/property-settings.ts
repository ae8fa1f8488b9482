import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import type { UniquePlan } from '../unique/plan-uniques.js';
import { columnOf } from './column.js';
import { valueAs } from './guess.js';
import type { InferredValue } from './inferred-factory.js';
import { type Place, subjectOf } from './subjects.js';

/** A property that needs a value, of a type that no rule covers. */
export interface Uninferable {
  readonly kind: 'unknown';
  readonly name: string;
  readonly nullable: boolean;
  readonly type: string;
}

export interface Settings {
  readonly meta: EntityMetadata;
  readonly place: Place;
  /** The properties of unique constraints. */
  readonly differing: ReadonlySet<string>;
  readonly planOf: (
    name: string,
  ) => { readonly plan: UniquePlan; readonly value: InferredValue['value'] } | undefined;
}

/** The values of an enum. */
export function choicesOf(property: EntityProperty, { place }: Settings): { choices?: readonly unknown[] } {
  const subject = property.items?.length ? subjectOf(property, place) : undefined;
  return subject === undefined || subject.column.isArray
    ? {}
    : { choices: (property.items ?? []).map((item) => valueAs(subject, item)) };
}

/** What a message calls the type of a property. */
export function typeOf(property: EntityProperty): string {
  const { customType, kind, type } = property;
  return (
    columnOf(property)?.type ??
    (kind === ReferenceKind.SCALAR ? (customType?.constructor.name ?? type) : kind)
  );
}
