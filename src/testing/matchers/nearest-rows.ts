import { type EntityManager, type EntityMetadata } from '@mikro-orm/core';
import { EntityManager as SqlEntityManager } from '@mikro-orm/postgresql';
import { escapeIdentifier } from 'pg';

import { UnsupportedDriverError } from '../../errors/unsupported-driver.error.js';
import { keyText } from './entity-key.js';
import { agrees, readerOf, readOptions, SHOWN } from './read-rows.js';
import type { RowCondition, Where } from './row-conditions.js';

export interface NearRow {
  readonly row: object;
  readonly disagreeing: readonly RowCondition[];
}

/** How many of the rows that agree most by SQL are compared in memory. */
const COMPARED = 100;

/** The rows that agree with most of the conditions, then those of the least keys. PostgreSQL finds them. */
export async function findNearest(
  em: EntityManager,
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
): Promise<NearRow[]> {
  const inSql = conditions.filter(({ where }) => where !== undefined);
  const limit = inSql.length === conditions.length ? SHOWN : COMPARED;
  const keys = await nearestKeys(em, meta, inSql, limit);
  if (keys.length === 0) {
    return [];
  }
  const among = { $or: keys };
  const rows: object[] = await readerOf(em).find(meta.class, among, readOptions(meta, conditions));
  const disagreeing = await disagreeingInSql(em, meta, inSql, { rows, among });
  return rows
    .map((row) => ({ row, disagreeing: conditions.filter((one) => !isMet(one, row, disagreeing)) }))
    .toSorted((one, other) => one.disagreeing.length - other.disagreeing.length)
    .slice(0, SHOWN);
}

async function nearestKeys(
  em: EntityManager,
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
  limit: number,
): Promise<object[]> {
  const reader = sqlOf(readerOf(em));
  const every = keysQuery(reader, meta, {});
  const parts = conditions.map(({ where = {} }, index) => existsOf(reader, meta, where, `siskin_${index}`));
  const agreement = parts.length === 0 ? [] : [`${parts.map(({ sql }) => sql).join(' + ')} desc`];
  const order = [...agreement, ...columnsOf(meta)].join(', ');
  const found = await reader.execute<Record<string, unknown>[]>(
    `select siskin.* from (${every.sql}) as siskin order by ${order} limit ${limit}`,
    [...every.params, ...parts.flatMap(({ params }) => params)],
  );
  return found.map((row) => keyFrom(reader, meta, row));
}

function keysQuery(em: SqlEntityManager, meta: EntityMetadata, where: Where) {
  return em.createQueryBuilder(meta.class).select(meta.primaryKeys).where(where).toQuery();
}

/** Whether a row agrees: 1 or 0. */
function existsOf(em: SqlEntityManager, meta: EntityMetadata, where: Where, alias: string) {
  const { sql, params } = keysQuery(em, meta, where);
  const isRow = columnsOf(meta).map((column) => `${alias}.${column} = siskin.${column}`);
  return {
    params,
    sql: `(exists (select 1 from (${sql}) as ${alias} where ${isRow.join(' and ')}))::int`,
  };
}

function columnsOf(meta: EntityMetadata): string[] {
  return meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames.map((name) => escapeIdentifier(name)));
}

/** Asks for the row of a key as the database has it. */
function keyFrom(em: EntityManager, meta: EntityMetadata, row: Record<string, unknown>): object {
  const platform = em.getPlatform();
  const parts = meta.getPrimaryProps().map(({ name, fieldNames, customType, customTypes }) => {
    const types = customType === undefined ? (customTypes ?? []) : [customType];
    const values = fieldNames.map((field, index) => {
      const type = types[index];
      return type === undefined ? row[field] : type.convertToJSValue(row[field], platform);
    });
    return [name, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries(parts);
}

/** @throws UnsupportedDriverError */
function sqlOf(em: EntityManager): SqlEntityManager {
  if (em instanceof SqlEntityManager) {
    return em;
  }
  throw new UnsupportedDriverError(em.getDriver().constructor.name);
}

type Disagreeing = ReadonlyMap<object, ReadonlySet<RowCondition>>;

function isMet(condition: RowCondition, row: object, disagreeing: Disagreeing): boolean {
  return condition.where === undefined ? agrees(row, condition) : !disagreeing.get(row)?.has(condition);
}

async function disagreeingInSql(
  em: EntityManager,
  meta: EntityMetadata,
  conditions: readonly RowCondition[],
  { rows, among }: { rows: readonly object[]; among: Where },
): Promise<Disagreeing> {
  const found = new Map(rows.map((row) => [row, new Set<RowCondition>()]));
  for (const condition of conditions) {
    const where = { $and: [condition.where, among] };
    const agreeing: object[] = await readerOf(em).find(meta.class, where, { filters: false });
    const keys = new Set(agreeing.map(keyText));
    rows.filter((row) => !keys.has(keyText(row))).forEach((row) => found.get(row)?.add(condition));
  }
  return found;
}
