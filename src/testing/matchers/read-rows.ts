import { type EntityManager, type EntityMetadata, type FindOptions, Utils } from '@mikro-orm/core';

import { isAsymmetric } from './asymmetric-matcher.js';
import { matchesInMemory } from './matches-in-memory.js';
import type { RowCondition, Where } from './row-conditions.js';

/** How many rows are in memory at once. */
const BATCH = 1_000;

/**
 * An EntityManager that sees what the given one would read, on its connection and in its transaction, filters off, and
 * shares no entities with it.
 */
export function readerOf(em: EntityManager): EntityManager {
  return em.fork({ keepTransactionContext: hasOpenTransaction(em) });
}

/** The EntityManager of `em.transactional` keeps its transaction when that has ended. */
function hasOpenTransaction(em: EntityManager): boolean {
  const transaction: { isCommitted?: unknown; isRolledBack?: unknown } = Object(em.getTransactionContext());
  return em.isInTransaction() && transaction.isCommitted !== true && transaction.isRolledBack !== true;
}

export function countRows(em: EntityManager, meta: EntityMetadata): Promise<number> {
  return readerOf(em).count(meta.class, {}, { filters: false });
}

/** How many rows agree with all conditions. */
export async function countMatching(
  em: EntityManager,
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
): Promise<number> {
  if (conditions.every(({ where }) => where !== undefined)) {
    return readerOf(em).count(meta.class, whereOf(conditions), { filters: false });
  }
  return (await findMatching(em, meta, conditions, Infinity)).count;
}

/** The first rows that agree with all conditions, by key; `count` says how many there are, up to `limit`. */
export async function findMatching(
  em: EntityManager,
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
  limit: number,
): Promise<{ rows: object[]; count: number }> {
  const inMemory = conditions.filter(({ where }) => where === undefined);
  const batch = inMemory.length === 0 ? limit : BATCH;
  const rows: object[] = [];
  let count = 0;
  for (let offset = 0; count < limit; offset += batch) {
    const options = { limit: batch, offset, ...readOptions(meta, conditions) };
    const read: object[] = await readerOf(em).find(meta.class, whereOf(conditions), options);
    const found = read.filter((row) => inMemory.every((condition) => agrees(row, condition)));
    count += found.length;
    rows.push(...found.slice(0, SHOWN - rows.length));
    if (read.length < batch || inMemory.length === 0) {
      break;
    }
  }
  return { rows, count };
}

export const SHOWN = 3;

export function agrees(row: object, { name, expected }: RowCondition): boolean {
  return matchesInMemory(expected, Reflect.get(row, name));
}

export function whereOf(conditions: readonly RowCondition[]): Where {
  const parts = conditions.flatMap(({ where }) => (where === undefined ? [] : [where]));
  return parts.length === 0 ? {} : { $and: parts };
}

/** Reads the properties that the conditions are about, relations and lazy ones too, in the order of keys. */
export function readOptions(
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
): Pick<FindOptions<object>, 'filters' | 'orderBy' | 'populate'> {
  const populate = conditions.flatMap(({ name, expected, where }) =>
    pathsOf(meta, name, expected, where === undefined),
  );
  return {
    filters: false,
    orderBy: meta.primaryKeys.map((key) => ({ [key]: 'asc' })),
    populate: Object(populate),
  };
}

function pathsOf(meta: EntityMetadata, name: string, expected: unknown, inMemory: boolean): string[] {
  const property = meta.properties[name];
  if (property === undefined) {
    return [];
  }
  if (property.targetMeta === undefined) {
    return property.lazy ? [name] : [];
  }
  const { targetMeta } = property;
  const nested = Utils.isPlainObject(expected) ? Object.entries(expected) : [];
  const isNeeded = inMemory && (nested.length > 0 || isAsymmetric(expected));
  return isNeeded
    ? [
        name,
        ...nested.flatMap(([key, value]) =>
          pathsOf(targetMeta, key, value, true).map((path) => `${name}.${path}`),
        ),
      ]
    : [];
}
