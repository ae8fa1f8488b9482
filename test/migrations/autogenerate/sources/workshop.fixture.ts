import { setTimeout as sleep } from 'node:timers/promises';

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

export type Entities = (EntitySchema | EntityClass<object>)[];

const SCRATCH = `
select datname as name from pg_database
 where starts_with(datname, 'siskin_scratch_')`;

/** Migrations, entities, a database that nothing is done to, and a folder to keep models in. */
export class Workshop {
  readonly #folders = new Folders();
  readonly #orms: MikroORM[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly others: ReadonlySet<string>,
  ) {}

  static async open(): Promise<Workshop> {
    const database = await createTestDatabase();
    return new Workshop(database, new Set(await names(database.url)));
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

  /** Scratch databases that were not there at first. Other specs have theirs on the same server; what nobody drops stays. */
  async leftScratch(): Promise<string[]> {
    const first = (await names(this.database.url)).filter((name) => !this.others.has(name));
    let left = first;
    for (let tries = 0; left.length > 0 && tries < 100; tries++) {
      await sleep(100);
      const present = await names(this.database.url);
      left = left.filter((name) => present.includes(name));
    }
    return left;
  }
}

async function names(url: string): Promise<string[]> {
  return (await query(url, SCRATCH)).map(({ name }) => String(name));
}

export function linesOf(settings: ClientConfig): Promise<readonly string[]> {
  return withClient(settings, (client) => readSchemaLines(client));
}
