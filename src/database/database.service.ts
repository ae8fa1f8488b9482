import type { MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';
import type { ClientConfig } from 'pg';

import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { DatabasePermissionError } from '../errors/database-permission.error.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { withClient, type DatabaseClient } from './client.js';
import { addressOfSettings, connectionSettings } from './connection-settings.js';
import { ensureDatabase, MAINTENANCE_DATABASE } from './databases.js';
import {
  describeDatabase,
  type DatabaseDescription,
  type DescribeDatabaseOptions,
} from './description/describe-database.js';
import { describeTable, type TableDescription } from './description/describe-table.js';
import { tableNames } from './description/find-relation.js';
import { withLockTimeout } from './description/with-lock-timeout.js';
import { dropApplicationDatabase, type DropDatabaseOptions, type DropOutcome } from './drop-database.js';
import { hasCode } from './has-code.js';
import { ensureNotHeld } from './held-databases.js';
import type { ObjectName } from './object-name.js';
import { openPsql } from './psql/open-psql.js';
import { findProduction } from './safety/ensure-permitted.js';
import { environmentAt } from './safety/environment-of.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Describes the database of the application, creates and drops it, and opens psql on it. It works on connections of its
 * own with the settings of MikroORM, and shows no password.
 */
@Injectable()
export class DatabaseService {
  constructor(
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
  ) {}

  /** Where the database is. Needs no connection. */
  get address(): DatabaseAddress {
    return addressOfSettings(this.#settings);
  }

  /**
   * The server and the user's tables, with partitions folded into their table and without the objects of extensions; all
   * read in one transaction, which can only read.
   *
   * @throws UnknownSchemaError
   * @throws CatalogueLockedError where a table stays locked for five seconds.
   */
  async describeDatabase(options: DescribeDatabaseOptions = {}): Promise<DatabaseDescription> {
    return this.#read((client) => describeDatabase(client, options));
  }

  /**
   * All about a table or a view, read in one transaction, which can only read.
   *
   * @throws UnknownTableError with the nearest names.
   * @throws CatalogueLockedError where it stays locked for five seconds.
   */
  async describeTable(name: ObjectName): Promise<TableDescription> {
    return this.#read((client) => describeTable(client, name));
  }

  /** The user's tables and views: those of the `search_path` by their name, and first; others as `schema.name`. */
  async tableNames(): Promise<string[]> {
    return this.#read(tableNames);
  }

  /**
   * Creates the database unless it is there.
   *
   * @returns whether this call created it.
   * @throws DatabasePermissionError
   * @throws IsolatedDatabaseError in a test that holds the database in a transaction.
   */
  async create(): Promise<boolean> {
    ensureNotHeld(this.orm, 'Creating a database');
    const { address } = this;
    return this.#permitted('create', () => ensureDatabase(this.#server, address.database));
  }

  /**
   * Drops the database with all that is in it, after the connections of this application's MikroORM are closed.
   *
   * @throws MaintenanceDatabaseError, DatabasePermissionError
   * @throws DatabaseInUseError where others are connected, unless they are to be broken off.
   * @throws ProductionGuardError in production, unless it is forced or `confirm` is there to be asked;
   *   DestructiveProhibitedError where the option `prohibitDestructive` is set. Nothing was done.
   */
  async drop({ force = false, ...options }: DropDatabaseOptions = {}): Promise<DropOutcome> {
    ensureNotHeld(this.orm, 'Dropping a database');
    const { address } = this;
    const { prohibitDestructive: prohibited, migrations } = this.options;
    const { confirm } = options;
    const production = await findProduction(
      { verb: 'drop', command: 'nest-cmd db:drop', prohibited, address, force, confirm },
      () => environmentAt(this.#settings, migrations),
    );
    await this.orm.driver.close();
    return this.#permitted('drop', () =>
      dropApplicationDatabase(this.#settings, address, { ...options, production: production ?? null }),
    );
  }

  /**
   * Runs psql on the database, on this terminal, until it ends.
   *
   * @returns its exit code.
   * @throws PsqlMissingError
   */
  async psql(args: readonly string[] = []): Promise<number> {
    return openPsql(this.#settings, args);
  }

  #read<T>(work: (client: DatabaseClient) => Promise<T>): Promise<T> {
    return withClient(this.#settings, (client) => withLockTimeout(client, work));
  }

  async #permitted<T>(action: 'create' | 'drop', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof Error && hasCode(error, INSUFFICIENT_PRIVILEGE)
        ? new DatabasePermissionError(this.address, action, error)
        : error;
    }
  }

  get #settings(): ClientConfig {
    return connectionSettings(this.orm);
  }

  get #server(): ClientConfig {
    return { ...this.#settings, database: MAINTENANCE_DATABASE };
  }
}
