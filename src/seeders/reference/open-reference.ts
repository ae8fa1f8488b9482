import type { EntityMetadata } from '@mikro-orm/core';

import { InvalidReferenceError } from '../../errors/invalid-reference.error.js';
import type { ReferenceContext } from './reference-context.js';
import type { Tables } from './sql/lookup-join.js';
import type { Staging } from './staging.js';
import { readTable, type Table } from '../../entity-rows/table.js';

/** @throws InvalidReferenceError where the database lacks the table. */
export async function openReference(context: Omit<ReferenceContext, 'table'>): Promise<ReferenceContext> {
  return { ...context, table: await tableOf(context, context.meta) };
}

/** The tables that natural keys of relations lead through. */
export async function readRelatedTables(staging: Staging): Promise<Tables> {
  const tables = new Map<EntityMetadata, Table>();
  for (const meta of relatedTo(staging)) {
    tables.set(meta, await tableOf(staging, meta));
  }
  return tables;
}

function relatedTo({ layout }: Staging): Set<EntityMetadata> {
  const relations = layout.relations.filter(({ lookups }) => lookups.size > 0);
  const through = relations.flatMap(({ property, lookups }) => [
    property,
    ...[...lookups.values()].flatMap(({ leaves }) => leaves.flatMap(({ through }) => through)),
  ]);
  return new Set(through.flatMap(({ targetMeta }) => targetMeta ?? []));
}

async function tableOf(
  { em, meta: own }: Omit<ReferenceContext, 'table'>,
  meta: EntityMetadata,
): Promise<Table> {
  const table = await readTable(em, meta);
  if (table === null) {
    throw new InvalidReferenceError({
      entity: own.className,
      reason: 'missingTable',
      problem: `Reference data of ${own.className} needs the table ${meta.tableName} of ${meta.className}, which the database lacks.`,
      remedy: 'Apply the migration that creates it: `nest-cmd db:migrate`.',
    });
  }
  return table;
}
