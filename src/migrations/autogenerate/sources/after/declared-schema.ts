import type { MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver, SchemaGenerator } from '@mikro-orm/postgresql';

import { UnsupportedDriverError } from '../../../../errors/unsupported-driver.error.js';
import { splitStatements } from '../../../../sql/split-statements.js';
import { loadSqlParser } from '../../../../sql/sql-parser.js';
import type { TablePlace } from '../filter/schema-filter.js';

/** An enum of the entities. */
export interface DeclaredEnum extends TablePlace {
  readonly values: readonly string[];
}

/** The schema of the entities as MikroORM makes it. Needs no database. */
export interface DeclaredSchema {
  /** In an order in which they can be run. */
  readonly statements: readonly string[];
  /** Those that stand for themselves, by name, with the schema that they are in. */
  readonly tables: readonly TablePlace[];
  readonly enums: readonly DeclaredEnum[];
  readonly routines: readonly TablePlace[];
}

/**
 * @param defaultSchema in which things are that MikroORM names without a schema.
 * @throws UnsupportedDriverError
 */
export async function readDeclared(orm: MikroORM, defaultSchema: string): Promise<DeclaredSchema> {
  const generator: unknown = orm.schema;
  if (!(generator instanceof SchemaGenerator) || !(orm.driver instanceof PostgreSqlDriver)) {
    throw new UnsupportedDriverError(orm.driver.constructor.name);
  }
  const unnamed = orm.driver.getPlatform().getDefaultSchemaName();
  const target = generator.getTargetSchema();
  const place = ({ name, schema }: { name: string; schema?: string | undefined }): TablePlace => ({
    name,
    schema: schema === undefined || schema === '' || schema === unnamed ? defaultSchema : schema,
  });
  await loadSqlParser();
  return {
    statements: splitStatements(await generator.getCreateSchemaSQL({ wrap: false })).map(({ text }) => text),
    tables: target.getTables().map(place),
    enums: Object.values(target.getNativeEnums()).map((one) => ({ ...place(one), values: one.items })),
    routines: target.getRoutines().map(place),
  };
}
