import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

/** The names of properties that no two rows may have in common. */
export type UniqueSet = readonly string[];

/** All unique constraints of an entity that its metadata tells simply: of properties, `lower(…)` of them, and the key. */
export function uniqueSetsOf(meta: EntityMetadata, parents: readonly EntityMetadata[] = []): UniqueSet[] {
  const singles = Object.values(meta.properties)
    .filter(({ unique }) => unique !== undefined && unique !== false)
    .map(({ name }) => [name]);
  const declared = [meta, meta.root, ...parents].flatMap(({ uniques }) => uniques);
  const named = declared.flatMap(({ properties, expression }) =>
    properties === undefined ? inExpression(expression, meta) : [toSet(properties, meta)],
  );
  const sets = [meta.primaryKeys, ...singles, ...named];
  return distinct(sets.filter((set) => set.length > 0 && set.every((name) => name in meta.properties)));
}

function distinct(sets: readonly UniqueSet[]): UniqueSet[] {
  return [...new Map(sets.map((set) => [set.toSorted().join(), set])).values()];
}

/** `address.street` is `address_street` in the metadata. */
function toSet(properties: string | readonly string[], meta: EntityMetadata): UniqueSet {
  const inColumn = (path: string) =>
    Object.values(meta.properties).find(({ embedded }) => embedded?.join('.') === path)?.name ?? path;
  return [properties].flat().map(inColumn);
}

const INDEX = /^\s*create\s+unique\s+index\b.*?\bon\b.*?\((.*)\)\s*(?:where\b.*)?;?\s*$/is;
const PART = /^\s*(?:(?:lower|upper)\s*\(\s*\(?\s*)?"?(\w+)"?(?:\s*\)*::\w+)?[\s)]*$/i;

function inExpression(expression: unknown, meta: EntityMetadata): UniqueSet[] {
  const [, list] = (typeof expression === 'string' ? INDEX.exec(expression) : undefined) ?? [];
  const columns = list?.split(',').map((part) => PART.exec(part)?.[1]) ?? [];
  const set = columns.flatMap((column) => propertyOf(column, meta)?.name ?? []);
  return set.length === columns.length ? [set] : [];
}

function propertyOf(column: string | undefined, meta: EntityMetadata): EntityProperty | undefined {
  return Object.values(meta.properties).find(
    ({ fieldNames }) => fieldNames?.length === 1 && fieldNames[0] === column,
  );
}
