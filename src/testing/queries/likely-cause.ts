import type { EntityManager, EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { readStatement, type ReadStatement } from './read-statement.js';
import type { RecordedStatement } from './recorded-statement.js';

/** What likely asks for statements of one shape again and again, and what to do about it. */
export function likelyCause(group: readonly RecordedStatement[], all: readonly RecordedStatement[]): string {
  const [first] = group;
  if (first === undefined) {
    return '';
  }
  if (new Set(group.map(({ sql, parameters }) => [sql, ...parameters].join('\0'))).size === 1) {
    return 'The values are the same each time: keep the result of the first.';
  }
  if (!/^(select|with)\b/i.test(first.shape.text)) {
    return 'Write all rows at once: persist all of them and flush once, or use insertMany or nativeUpdate.';
  }
  const relations = first.em === undefined ? [] : relationsOf(first, all, first.em);
  return relations.length === 0
    ? 'Read all of it at once: $in with all the values, or a join.'
    : `Populate ${relations.join(' or ')}?`;
}

function relationsOf({ shape }: RecordedStatement, all: readonly RecordedStatement[], em: EntityManager) {
  const metas = [...em.getMetadata().getAll().values()];
  const read = readStatement(shape.text);
  const followed = read.conditions.flatMap((condition) =>
    metas.flatMap((meta) => byForeignKey(meta, condition)),
  );
  const found = followed.length > 0 ? followed : byKey(read, metas, all);
  return [...new Set(found)];
}

/** The rows of a collection: those that refer to one owner, or the rows between. */
function byForeignKey(meta: EntityMetadata, { table, column }: { table: string; column: string }): string[] {
  return meta.relations.flatMap((relation) => {
    if (relation.pivotTable === table && relation.owner) {
      return betweenTables(meta, relation, column);
    }
    const refers = meta.tableName === table && relation.owner && relation.joinColumns?.includes(column);
    return refers && !meta.pivotTable ? [collectionOf(meta, relation)] : [];
  });
}

function betweenTables(meta: EntityMetadata, relation: EntityProperty, column: string): string[] {
  if (relation.joinColumns.includes(column)) {
    return [`${meta.className}.${relation.name}`];
  }
  const inverse = relation.inverseJoinColumns.includes(column) ? inverseOf(meta, relation) : undefined;
  return inverse === undefined ? [] : [inverse];
}

function collectionOf(meta: EntityMetadata, relation: EntityProperty): string {
  return inverseOf(meta, relation) ?? `${meta.className}.${relation.name}`;
}

function inverseOf(meta: EntityMetadata, relation: EntityProperty): string | undefined {
  const target = relation.targetMeta;
  const inverse = target?.relations.find(
    ({ name, mappedBy, targetMeta }) =>
      mappedBy === relation.name && targetMeta?.class === meta.class && !name.endsWith('__inverse'),
  );
  return inverse === undefined ? undefined : `${target?.className}.${inverse.name}`;
}

/** One row by its key: it is what rows of an earlier statement refer to. */
function byKey(
  { tables, conditions }: ReadStatement,
  metas: readonly EntityMetadata[],
  all: readonly RecordedStatement[],
): string[] {
  const [own] = tables;
  const isByKey = metas.some(
    (meta) =>
      meta.tableName === own &&
      conditions.some(({ table, column }) => table === own && meta.getPrimaryProps().some(has(column))),
  );
  if (own === undefined || !isByKey) {
    return [];
  }
  const seen = new Set(all.flatMap(({ shape }) => readStatement(shape.text).tables.slice(0, 1)));
  return metas
    .filter(({ tableName, pivotTable }) => !pivotTable && seen.has(tableName))
    .flatMap((meta) =>
      meta.relations
        .filter(({ owner, pivotTable, targetMeta }) => owner && !pivotTable && targetMeta?.tableName === own)
        .map(({ name }) => `${meta.className}.${name}`),
    );
}

function has(column: string): (property: EntityProperty) => boolean {
  return ({ fieldNames }) => fieldNames.includes(column);
}
