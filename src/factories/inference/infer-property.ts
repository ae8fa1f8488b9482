import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { UninferablePropertyError } from '../../errors/uninferable-property.error.js';
import type { UniquePlan } from '../unique/plan-uniques.js';
import { converted, foreignType } from './custom-types.js';
import { type Expression, list, object } from './expression.js';
import { guess } from './guess.js';
import type { InferenceContext } from './inference-context.js';
import type { InferredProperty, InferredValue } from './inferred-factory.js';
import { isLeftOut } from './left-out.js';
import { choicesOf, type Settings, typeOf, type Uninferable } from './property-settings.js';
import { lastName, propertyType, subjectOf } from './subjects.js';
import { toPhrase } from './phrase.js';

export function inferProperty(property: EntityProperty, settings: Settings): InferredProperty | Uninferable {
  const known = { name: lastName(property), nullable: property.nullable === true };
  if (isLeftOut(property, settings.meta, settings.differing.has(property.name))) {
    return { ...known, kind: 'left out', ...choicesOf(property, settings) };
  }
  const target = property.targetMeta ?? property.polymorphTargets?.[0];
  if (target !== undefined && property.kind !== ReferenceKind.EMBEDDED) {
    return {
      ...known,
      kind: 'relation',
      target,
      required: true,
      source: `factories.of(${target.className})`,
    };
  }
  const value =
    property.kind === ReferenceKind.EMBEDDED ? embedded(property, settings) : scalar(property, settings);
  if (value !== undefined) {
    return { ...known, kind: 'value', ...value };
  }
  return known.nullable
    ? { ...known, kind: 'left out' }
    : { ...known, kind: 'unknown', type: typeOf(property) };
}

type Found = Pick<InferredValue, 'value' | 'source' | 'unique' | 'choices'>;

function scalar(property: EntityProperty, settings: Settings): Found | undefined {
  const subject = subjectOf(property, settings.place);
  const found = subject && guess(subject);
  if (found === undefined) {
    return undefined;
  }
  const unique = settings.planOf(property.name);
  const value = unique?.value ?? found.value;
  const type = foreignType(property);
  if (type !== undefined) {
    return {
      value: guarded(converted({ ...found, value }, type), property, settings),
      unique: unique !== undefined,
    };
  }
  return {
    value,
    source: sourceOf(found, unique?.plan),
    unique: unique !== undefined,
    ...choicesOf(property, settings),
  };
}

function sourceOf({ source }: Expression, plan: UniquePlan | undefined): string {
  switch (plan?.kind) {
    case 'wide':
      return plan.expression.source;
    case 'walk':
      return (plan.rows === 1 ? plan.walk.source : undefined) ?? source;
    default:
      return source;
  }
}

/** An object of the embeddable's own properties, or a list of one; undefined where one of these has no value. */
function embedded(property: EntityProperty, settings: Settings): Found | undefined {
  const inner = Object.values(property.embeddedProps ?? {});
  const { place } = settings;
  const within: Settings = {
    ...settings,
    place: {
      facts: place.facts,
      entity: toPhrase(property.name),
      siblings: inner,
      ...(place.typeName === undefined ? {} : { typeName: embeddedType(place.typeName, property) }),
    },
  };
  const inferred = inner.map((one) =>
    inferProperty({ ...one, ...(property.object ? { persist: true } : {}) }, within),
  );
  const values = inferred.filter((one) => one.kind === 'value');
  const isWhole = inferred.every(({ kind }) => kind === 'value' || kind === 'left out');
  return isWhole ? asFound(property, values) : undefined;
}

function embeddedType(owner: string, property: EntityProperty): string {
  const type = propertyType(owner, property);
  return property.nullable || property.array ? type : `NonNullable<${type}>`;
}

function asFound(property: EntityProperty, values: readonly InferredValue[]): Found {
  const fields = values.map(({ name, value, source = 'undefined' }): [string, Expression] => [
    name,
    { value, source },
  ]);
  const isWritten = values.every(({ source }) => source !== undefined);
  const { value, source } = property.array ? list([object(fields)]) : object(fields);
  return { value, unique: false, ...(isWritten ? { source } : {}) };
}

/** A type of the application's own may refuse what it is given. */
function guarded(value: InferredValue['value'], property: EntityProperty, { meta }: Settings) {
  return (context: InferenceContext): unknown => {
    try {
      return value(context);
    } catch (error) {
      throw new UninferablePropertyError(meta.className, property.name, typeOf(property), error);
    }
  };
}
