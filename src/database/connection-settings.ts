import type { MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ClientConfig } from 'pg';

import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { UnsupportedDriverError } from '../errors/unsupported-driver.error.js';

export interface ConnectionSettings {
  client: ClientConfig;
  address: DatabaseAddress;
}

const DEFAULT_PORT = 5432;

/**
 * The settings of the ORM's own connection. Siskin opens connections beside its pool: a lock must not starve a pool of
 * one, and a test that puts the pool into a transaction must not take the migrations with it.
 *
 * @throws UnsupportedDriverError where the ORM does not run on PostgreSQL.
 */
export function connectionSettings(orm: MikroORM): ConnectionSettings {
  if (!(orm.driver instanceof PostgreSqlDriver)) {
    throw new UnsupportedDriverError(orm.driver.constructor.name);
  }
  const {
    host = 'localhost',
    port,
    user,
    password,
    database = '',
  } = orm.driver.getConnection().getConnectionOptions();
  const address = { host, port: Number(port) || DEFAULT_PORT, user: user ?? '', database };
  return { client: { ...driverOptions(orm), ...address, password }, address };
}

/** TLS and other options of node-postgres. A Kysely dialect, which `driverOptions` may be as well, says nothing of them. */
function driverOptions(orm: MikroORM): ClientConfig {
  const options: object = orm.config.get('driverOptions') ?? {};
  return 'createDriver' in options ? {} : options;
}

/** The same server and user, another database. */
export function withDatabase(settings: ConnectionSettings, database: string): ConnectionSettings {
  return { client: { ...settings.client, database }, address: { ...settings.address, database } };
}
