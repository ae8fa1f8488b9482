import { ReferenceKind, type EntityMetadata, type EntityName } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';

import { UnknownEntityError } from '../../errors/unknown-entity.error.js';
import { knownMetadata } from '../../factories/known-metadata.js';

/** A table as MikroORM knows it; without a schema where the connection finds it. */
export interface EntityTable {
  readonly schema?: string;
  readonly table: string;
}

/**
 * The tables that hold the rows of entities: of a hierarchy in several tables all of them, and the pivot tables that the
 * entities own. Each once.
 *
 * @throws UnknownEntityError
 */
export function tablesOf(orm: MikroORM, entities: readonly EntityName[]): EntityTable[] {
  const found = entities
    .map((entity) => metadataOf(orm, entity))
    .flatMap((meta) => familyOf(orm, meta))
    .flatMap((meta) => [meta, ...pivotsOf(orm, meta)])
    .filter((meta) => !meta.virtual && !meta.embeddable && !meta.view)
    .map((meta) => tableOf(orm, meta));
  return [...new Map(found.map((table) => [keyOf(table), table])).values()];
}

export function keyOf({ schema, table }: EntityTable): string {
  return JSON.stringify([schema ?? null, table]);
}

function metadataOf(orm: MikroORM, entity: EntityName): EntityMetadata {
  const storage = orm.getMetadata();
  const found = knownMetadata(storage, entity);
  if (found === undefined) {
    const known = [...storage.getAll().values()].filter(({ pivotTable }) => !pivotTable);
    throw new UnknownEntityError(
      nameOf(entity),
      known.map(({ className }) => className),
    );
  }
  return found;
}

/** All that share rows: one of a derived entity is one of its root as well. */
function familyOf(orm: MikroORM, { root }: EntityMetadata): EntityMetadata[] {
  return [...orm.getMetadata().getAll().values()].filter((meta) => meta.root.class === root.class);
}

function pivotsOf(orm: MikroORM, meta: EntityMetadata): EntityMetadata[] {
  return meta.relations
    .filter(({ kind, owner }) => kind === ReferenceKind.MANY_TO_MANY && owner)
    .map(({ pivotEntity }) => orm.getMetadata().get(pivotEntity));
}

/** As MikroORM writes it: the default schema is one that the connection finds, whatever it is called there. */
function tableOf({ config }: MikroORM, { tableName: table, schema }: EntityMetadata): EntityTable {
  const own = (schema === '*' ? undefined : schema) ?? config.get('schema');
  const isDefault = own === undefined || own === config.getPlatform().getDefaultSchemaName();
  return isDefault ? { table } : { schema: own, table };
}

function nameOf(entity: EntityName): string {
  return 'meta' in entity ? entity.meta.className : entity.name;
}
