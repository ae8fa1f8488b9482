import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { UninferablePropertyError } from '../../errors/uninferable-property.error.js';
import { domainOf, type Member, planUniques, type UniquePlan } from '../unique/plan-uniques.js';
import { sharedWalk, uniqueValue } from '../unique/unique-value.js';
import { type UniqueSet, uniqueSetsOf } from '../unique/unique-sets.js';
import { walkOf } from '../unique/walk.js';
import { wideText } from '../unique/wide-text.js';
import { foreignType } from './custom-types.js';
import { inferProperty } from './infer-property.js';
import type { InferredFactory, InferredProperty, InferredUnique } from './inferred-factory.js';
import type { Uninferable } from './property-settings.js';
import { isLeftOut } from './left-out.js';
import { shareOf } from './share.js';
import { factsOf, parentsOf, type Place, subjectOf } from './subjects.js';
import { toPhrase } from './phrase.js';
import { withUsual } from './types/numbers.js';

/**
 * A factory for an entity that has none, from its metadata alone: rows that PostgreSQL takes on the first try.
 *
 * @throws UninferablePropertyError where a property needs a value and its type is not known.
 */
export function inferFactory(meta: EntityMetadata): InferredFactory {
  const { properties, uniques } = inferEntity(meta);
  return {
    entity: meta.className,
    properties: properties.map((property) => ensureInferred(property, meta)),
    uniques,
  };
}

/** The same, with what can't be inferred among the properties: a file says so instead. */
export function inferEntity(meta: EntityMetadata) {
  const sets = uniqueSetsOf(meta, parentsOf(meta));
  const place = placeOf(meta);
  const differing = new Set(sets.flat());
  const plans = planUniques(sets, membersOf(meta, place, sets));
  const settings = { meta, place, differing, planOf: (name: string) => planned(plans, name, meta) };
  return {
    properties: meta.props.filter(isTopLevel).map((property) => inferProperty(property, settings)),
    uniques: sets.flatMap((set) => toUnique(set, plans, meta)),
  };
}

function ensureInferred(property: InferredProperty | Uninferable, meta: EntityMetadata): InferredProperty {
  if (property.kind === 'unknown') {
    throw new UninferablePropertyError(meta.className, property.name, property.type);
  }
  return property;
}

/** Embedded columns belong to the property that holds the object. */
function isTopLevel({ embedded, name, userDefined }: EntityProperty): boolean {
  return embedded === undefined && !(userDefined === false && name.startsWith('__'));
}

function placeOf(meta: EntityMetadata): Place {
  return {
    facts: factsOf(meta),
    entity: toPhrase(meta.className),
    siblings: meta.props,
    // MikroORM knows the file of a class with decorators; only such a class can have an enum of TypeScript.
    ...(meta.path ? { typeName: meta.className } : {}),
  };
}

function membersOf(meta: EntityMetadata, place: Place, sets: readonly UniqueSet[]): Map<string, Member> {
  const members = [...new Set(sets.flat())].flatMap((name): Member[] => {
    const property = meta.properties[name];
    const isValue = property?.kind === ReferenceKind.SCALAR && !isLeftOut(property, meta, true);
    const own = sets.filter((set) => set.includes(name));
    const isBelow = own.every((set) => set.some((other) => meta.properties[other]?.targetMeta !== undefined));
    return isValue ? [memberOf(property, place, meta, isBelow)] : [];
  });
  return new Map(members.map((member) => [member.name, member]));
}

/** Below a relation the usual values of a name are enough: the years of a film, not all integers. */
function memberOf(property: EntityProperty, place: Place, meta: EntityMetadata, isBelow: boolean): Member {
  const { name } = property;
  const subject = subjectOf(property, place);
  if (subject === undefined || subject.column.isArray) {
    return { name };
  }
  const walk = walkOf(isBelow ? withUsual(subject) : subject);
  const wide = foreignType(property) === undefined ? wideText(subject) : undefined;
  const shared = walk === undefined ? undefined : sharedWalk(walk, shareOf(property, meta));
  return { name, ...(wide === undefined ? {} : { wide }), ...(shared === undefined ? {} : { walk: shared }) };
}

function planned(plans: ReadonlyMap<string, UniquePlan>, name: string, { root }: EntityMetadata) {
  const plan = plans.get(name);
  return plan && { plan, value: uniqueValue(plan, `${root.className}.${name}`) };
}

/** A constraint that holds by itself is left out: of what the database counts, and of null. */
function toUnique(
  set: readonly string[],
  plans: ReadonlyMap<string, UniquePlan>,
  meta: EntityMetadata,
): InferredUnique[] {
  const properties = set.flatMap((name) => meta.properties[name] ?? []);
  const isGiven = properties.some((one) => !isRelation(one) && isLeftOut(one, meta, true));
  const relations = properties.filter(isRelation).map(({ name }) => name);
  return isGiven ? [] : [{ properties: set, relations, domain: domainOf(set, plans) }];
}

function isRelation({ targetMeta }: EntityProperty): boolean {
  return targetMeta !== undefined;
}
