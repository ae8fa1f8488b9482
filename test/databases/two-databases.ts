import { CONTEXT_NAMES, MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';

import { SiskinModule, type MigrationOptions, type SiskinOptions } from '../../src/index.js';
import { Lab } from '../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../fixtures/migration-files.js';

export const orders: MigrationSource = {
  revision: 'orders',
  change(op) {
    op.createTable('orders', (t) => void t.integer('id').primaryKey());
  },
};

export const views: MigrationSource = {
  revision: 'views',
  change(op) {
    op.createTable('views', (t) => void t.integer('id').primaryKey());
  },
};

export const failing: MigrationSource = {
  revision: 'failing',
  up(op) {
    op.sql('select nope');
  },
};

/** MikroORM on a database, by its context. */
export function ormOf(contextName: string | undefined, clientUrl: string, options: Options = {}) {
  return MikroOrmModule.forRoot({
    contextName,
    driver: PostgreSqlDriver,
    clientUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    registerRequestContext: contextName === undefined,
    ...options,
  });
}

/** The default database and `analytics`, each with its own history, for the applications of one test. */
export class TwoDatabases implements AsyncDisposable {
  private constructor(
    readonly main: Lab,
    readonly analytics: Lab,
    readonly folders: { main: string; analytics: string },
  ) {}

  static async open(
    main: MigrationSources = { '1_orders': orders },
    analytics: MigrationSources = { '1_views': views },
  ): Promise<TwoDatabases> {
    const labs = [await Lab.open(), await Lab.open()] as const;
    const folders = { main: await labs[0].folder(main), analytics: await labs[1].folder(analytics) };
    return new TwoDatabases(...labs, folders);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // MikroORM keeps the names of applications that did not come to boot.
    CONTEXT_NAMES.length = 0;
    await Promise.all([this.main.close(), this.analytics.close()]);
  }

  optionsOf(database: 'main' | 'analytics', migrations: MigrationOptions = {}): SiskinOptions {
    return { migrations: { paths: [this.folders[database]], ...migrations } };
  }

  /** The imports of an application with both, the named one first. */
  imports(migrations: MigrationOptions = {}) {
    return [
      ormOf('analytics', this.analytics.database.url),
      ormOf(undefined, this.main.database.url),
      SiskinModule.forRoot({ contextName: 'analytics', ...this.optionsOf('analytics', migrations) }),
      SiskinModule.forRoot(this.optionsOf('main', migrations)),
    ];
  }
}
