import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { type Bounds, intersect, type Ordering } from './bounds.js';
import { type Column, columnOf, type JsType } from './column.js';
import { listedAs, rawType } from './custom-types.js';
import { MOMENTS, NUMBERS, TIMES } from './guess.js';
import { pairedNames } from './names/paired-names.js';
import { parseCheck, type ParsedCheck } from './parse-check.js';
import { toPhrase } from './phrase.js';
import { type Rank, ranksOf } from './ranks.js';
import type { Subject } from './subject.js';

/** What is known of the columns of a table beside their types. */
export interface TableFacts {
  readonly bounds: ReadonlyMap<string, Bounds>;
  readonly ranks: ReadonlyMap<string, Rank>;
}

/** Where a property stands: in an entity, or in an embeddable of one. */
export interface Place {
  readonly facts: TableFacts;
  readonly entity: string;
  readonly siblings: readonly EntityProperty[];
  /** What TypeScript calls the object that the property belongs to; undefined where it needs no name. */
  readonly typeName?: string;
}

/** Reads the checks of a table and the names that come in pairs. */
export function factsOf(meta: EntityMetadata): TableFacts {
  const columns = new Map(Object.values(meta.properties).flatMap(namedColumn));
  const checks = checksOf(meta);
  const bounds = new Map<string, Bounds>();
  for (const [column, bound] of checks.flatMap((check) => check.bounds)) {
    bounds.set(column, intersect(bounds.get(column) ?? {}, bound));
  }
  const orderings = [...checks.flatMap((check) => check.orderings), ...implied(columns)];
  const ranks = ranksOf(
    orderings.filter(({ lower, upper }) => areAlike(columns.get(lower), columns.get(upper))),
  );
  return { bounds: shared(bounds, ranks), ranks };
}

export function subjectOf(property: EntityProperty, place: Place): Subject | undefined {
  const column = columnOf(property);
  if (column === undefined) {
    return undefined;
  }
  const [field = property.name] = property.fieldNames;
  const rank = place.facts.ranks.get(field);
  const typeName = place.typeName && propertyType(place.typeName, property);
  const js = jsOf(property, column);
  const { js: _, ...plain } = column;
  return {
    phrase: toPhrase(lastName(property)),
    entity: place.entity,
    siblings: new Set(
      place.siblings.filter(({ name }) => name !== property.name).map((one) => toPhrase(lastName(one))),
    ),
    column: { ...plain, ...(js === undefined ? {} : { js }) },
    bounds: { ...place.facts.bounds.get(field), ...itemsOf(property) },
    ...(rank === undefined ? {} : { rank }),
    ...(typeName === undefined ? {} : { typeName }),
  };
}

/** What TypeScript calls one value of a property. */
export function propertyType(owner: string, property: EntityProperty): string {
  const type = `${owner}['${lastName(property)}']`;
  const present = property.nullable || property.array ? `NonNullable<${type}>` : type;
  return property.array ? `${present}[number]` : present;
}

/** The name within an embeddable, where it is in one. */
export function lastName(property: EntityProperty): string {
  return property.embedded?.[1] ?? property.name;
}

function jsOf(property: EntityProperty, column: Column): JsType | undefined {
  return column.isArray ? listedAs(property) : (rawType(property, column) ?? column.js);
}

function itemsOf({ items }: EntityProperty): Bounds {
  return items === undefined || items.length === 0 ? {} : { values: items };
}

function namedColumn(property: EntityProperty): [string, { property: EntityProperty; column: Column }][] {
  const column = columnOf(property);
  const [field] = property.fieldNames ?? [];
  const isScalar = property.targetMeta === undefined && property.persist !== false;
  return column === undefined || field === undefined || !isScalar ? [] : [[field, { property, column }]];
}

type Columns = ReadonlyMap<string, { property: EntityProperty; column: Column }>;

function implied(columns: Columns): Ordering[] {
  return pairedNames(new Map([...columns].map(([field, { property }]) => [toPhrase(property.name), field])));
}

const FAMILIES = [NUMBERS, MOMENTS, TIMES];

type Named = { readonly column: Column };

function areAlike(one: Named | undefined, other: Named | undefined): boolean {
  return FAMILIES.some(
    (types) => types.includes(one?.column.type ?? '') && types.includes(other?.column.type ?? ''),
  );
}

/** What is said of one column of a chain holds for all of it, so that its parts lie in order. */
function shared(bounds: ReadonlyMap<string, Bounds>, ranks: ReadonlyMap<string, Rank>): Map<string, Bounds> {
  const inChains = [...ranks].map(([column, { web }]): [string, Bounds] => [
    column,
    web.reduce<Bounds>((all, name) => intersect(all, bounds.get(name) ?? {}), {}),
  ]);
  return new Map([...bounds, ...inChains]);
}

function checksOf(meta: EntityMetadata): ParsedCheck[] {
  const tables = new Set([meta, meta.root, ...parentsOf(meta)]);
  const texts = [...tables].flatMap(({ checks }) => checks.flatMap(({ expression }) => textOf(expression)));
  return [...new Set(texts)].map(parseCheck);
}

/** The tables that hold the rest of a row of joined inheritance. */
export function parentsOf({ tptParent }: EntityMetadata): EntityMetadata[] {
  return tptParent === undefined ? [] : [tptParent, ...parentsOf(tptParent)];
}

/** Discovery has called functions already; SQL with parameters is not read. */
function textOf(expression: unknown): string[] {
  if (typeof expression === 'string') {
    return [expression];
  }
  const isRaw = typeof expression === 'object' && expression !== null && 'sql' in expression;
  return isRaw && typeof expression.sql === 'string' && !expression.sql.includes('?') ? [expression.sql] : [];
}
