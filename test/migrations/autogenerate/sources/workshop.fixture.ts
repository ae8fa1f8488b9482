import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM, type EntityClass } from '@mikro-orm/postgresql';
import type { ClientConfig } from 'pg';

import { withClient } from '../../../../src/database/client.js';
import { connectionSettings } from '../../../../src/database/connection-settings.js';
import { readSchemaLines } from '../../../../src/database/snapshot/read-schema-lines.js';
import type { SchemaSources } from '../../../../src/migrations/autogenerate/sources/with-schemas.js';
import { MigrationStore } from '../../../../src/migrations/migration-store.js';
import { resolveOptions, type MigrationOptions } from '../../../../src/siskin.options.js';
import { createTestDatabase, type TestDatabase } from '../../../../src/testing/index.js';
import { query } from '../../../embedded/query.js';
import { Folders } from '../../../fixtures/folders.js';
import { writeMigrations, type MigrationSources } from '../../../fixtures/migration-files.js';
import { followScratch, scratchDatabases } from '../../../fixtures/scratch-databases.js';

export type Entities = (EntitySchema | EntityClass<object>)[];

/** Migrations, entities, a database that nothing is done to, and a folder to keep models in. */
export class Workshop {
  readonly #folders = new Folders();
  readonly #orms: MikroORM[] = [];

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<Workshop> {
    const database = await createTestDatabase();
    await followScratch(database);
    return new Workshop(database);
  }

  async close(): Promise<void> {
    await Promise.all(this.#orms.map((orm) => orm.close()));
    await this.#folders.remove();
    await this.database.drop();
  }

  folder(): Promise<string> {
    return this.#folders.make();
  }

  async sources(
    migrations: MigrationSources,
    entities: Entities = [],
    options: MigrationOptions = {},
    clientUrl = this.database.url,
  ): Promise<SchemaSources> {
    const orm = await MikroORM.init({
      clientUrl,
      entities,
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
    });
    this.#orms.push(orm);
    const folder = await this.folder();
    await writeMigrations(folder, migrations);
    const resolved = resolveOptions({ migrations: { paths: [folder], ...options } }).migrations;
    const store = new MigrationStore(orm, resolved);
    const history = await store.readFiles();
    const { ledger, naming } = store;
    return { orm, history, options: resolved, ledger, naming, settings: connectionSettings(orm) };
  }

  query(sql: string): Promise<Record<string, unknown>[]> {
    return query(this.database.url, sql);
  }

  /** The scratch databases for the one of the workshop. */
  scratch(): Promise<string[]> {
    return scratchDatabases(this.database);
  }
}

export function linesOf(settings: ClientConfig): Promise<readonly string[]> {
  return withClient(settings, (client) => readSchemaLines(client));
}
