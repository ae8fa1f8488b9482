import { MikroORM, type Options, PostgreSqlDriver } from '@mikro-orm/postgresql';

import {
  findMigrationFaults,
  type FindFaultsOptions,
  type MigrationFault,
} from '../../../src/testing/index.js';
import { Folders } from '../../fixtures/folders.js';
import { type MigrationSources, writeMigrations } from '../../fixtures/migration-files.js';

const folders = new Folders();

export async function removeChecked(): Promise<void> {
  await folders.remove();
}

/** An ORM with the entities and no other tables than those of the migrations. */
export async function checked(sources: MigrationSources, entities: Options['entities'] = []) {
  const folder = await folders.make();
  await writeMigrations(folder, sources);
  const create = () =>
    MikroORM.init({
      driver: PostgreSqlDriver,
      clientUrl: process.env['DATABASE_URL'] ?? '',
      entities,
      discovery: { warnWhenNoEntities: false },
    });
  return { create, siskin: { migrations: { paths: [folder] } }, folder };
}

/** The faults of migrations that follow each other in the order of their names. */
export async function faultsOf(
  sources: MigrationSources,
  options: FindFaultsOptions = {},
  entities: Options['entities'] = [],
): Promise<MigrationFault[]> {
  const { create, siskin } = await checked(sources, entities);
  return findMigrationFaults(create, { siskin, lint: false, ...options });
}

const call = (sql: string) => `    op.sql(${JSON.stringify(sql)});`;

/** A migration whose whole text is SQL. */
export function sqlMigration(
  revision: string,
  up: readonly string[],
  down: readonly string[],
  more = '',
): string {
  return [
    `import { Migration } from 'siskin';`,
    `export default class extends Migration {`,
    `static revision = '${revision}';`,
    more,
    `up(op) {\n${up.map(call).join('\n')}\n}`,
    `down(op) {\n${down.map(call).join('\n')}\n}`,
    `}`,
  ].join('\n');
}
