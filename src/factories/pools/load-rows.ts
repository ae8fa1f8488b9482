import { type EntityKey, type EntityMetadata, type EntityProperty, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { ExistingRowsUnreadError } from '../../errors/existing-rows-unread.error.js';
import type { ExistingRows } from './existing-rows.js';
import type { Pool } from './pool.js';
import type { LoadRows } from './pools.js';

/** For calls that never touch the database. */
export const refuseRows: LoadRows = ({ entity }) => {
  throw new ExistingRowsUnreadError(Utils.className(entity));
};

/** Gives references: entities that know their keys alone. */
export function loadReferences(em: EntityManager): LoadRows {
  return async (rows) => {
    const keys = await readKeys(em, rows);
    const { class: id } = em.getMetadata().get(rows.entity);
    return { size: keys.length, id, at: (index) => em.getReference(rows.entity, keys[index] as never) };
  };
}

/** Gives the keys. */
export function loadKeys(em: EntityManager): LoadRows {
  return async (rows): Promise<Pool> => {
    const keys = await readKeys(em, rows);
    const { class: id } = em.getMetadata().get(rows.entity);
    return { size: keys.length, id, at: (index) => keys[index] };
  };
}

/** In the order of the keys, which a place among them means something by. */
async function readKeys(em: EntityManager, { entity, where, options }: ExistingRows): Promise<unknown[]> {
  const meta: EntityMetadata = em.getMetadata().get(entity);
  const keys = meta.primaryKeys as EntityKey[];
  const query = em
    .createQueryBuilder(entity)
    .select(keys)
    .groupBy(keys)
    .where(where)
    .orderBy(Object.fromEntries(keys.map((key) => [key, 'asc'])));
  if (options.limit !== undefined) {
    query.limit(options.limit);
  }
  await query.applyFilters();
  const rows: Record<string, unknown>[] = await query.execute('all');
  const read = keys.map((key) => readerOf(key, meta, em));
  return rows.map((row) => (read.length === 1 ? read[0]?.(row) : read.map((valueOf) => valueOf(row))));
}

type Read = (row: Record<string, unknown>) => unknown;

/** The value in memory of one that the database gave. */
function readerOf(key: string, { properties }: EntityMetadata, em: EntityManager): Read {
  const property: EntityProperty | undefined = properties[key as EntityKey];
  const [inTarget] =
    property?.targetMeta?.primaryKeys.length === 1 ? property.targetMeta.getPrimaryProps() : [];
  const type = property?.customType ?? inTarget?.customType;
  return (row) => type?.convertToJSValue(row[key], em.getPlatform()) ?? row[key];
}
