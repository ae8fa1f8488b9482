import type { EntityMetadata } from '@mikro-orm/core';

import type { DatabaseServices } from '../../application/application.js';
import type { TableFacts } from './table-facts.js';

/** The entity whose columns are those of the table as it is: none that the table lacks, and none missing that it requires. */
export function findFitting({ orm }: DatabaseServices, facts: TableFacts): EntityMetadata | undefined {
  return [...orm.getMetadata().getAll().values()].find((meta) => isOf(meta, facts) && isFit(meta, facts));
}

/**
 * Creates rows of an entity by its factory, with those that they refer to.
 *
 * @returns whether it could: a factory knows the schema of the head only.
 */
export async function createRows(
  { factories }: DatabaseServices,
  meta: EntityMetadata,
  { rows, seed }: { rows: number; seed: number },
): Promise<boolean> {
  try {
    await factories.fork({ randomSeed: seed }).of(meta.class).count(rows).create();
    return true;
  } catch {
    // The columns of the table say what to insert in their place.
    return false;
  }
}

function isOf(meta: EntityMetadata, { schema, name }: TableFacts): boolean {
  const isPlain = !meta.abstract && !meta.virtual && !meta.view && !meta.embeddable && !meta.pivotTable;
  return isPlain && meta.root === meta && meta.tableName === name && (meta.schema ?? schema) === schema;
}

function isFit({ props }: EntityMetadata, { columns }: TableFacts): boolean {
  const known = new Set(
    props.filter(({ persist }) => persist !== false).flatMap(({ fieldNames }) => fieldNames ?? []),
  );
  const there = new Set(columns.map(({ name }) => name));
  const isWhole = [...known].every((name) => there.has(name));
  return isWhole && columns.every(({ name, required, supplied }) => known.has(name) || supplied || !required);
}
