import type { MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ClientConfig } from 'pg';

import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { UnsupportedDriverError } from '../errors/unsupported-driver.error.js';
import { driverOptionsOf } from './driver-options.js';
import { applicationName } from './operator.js';

/**
 * The settings of the ORM's own connection. Siskin opens connections beside its pool: a lock must not starve a pool of
 * one, and a test that puts the pool into a transaction must not take the migrations with it.
 *
 * @throws UnsupportedDriverError where the ORM does not run on PostgreSQL.
 */
export function connectionSettings(orm: MikroORM): ClientConfig {
  if (!(orm.driver instanceof PostgreSqlDriver)) {
    throw new UnsupportedDriverError(orm.driver.constructor.name);
  }
  const { host, port, user, password, database } = orm.driver.getConnection().getConnectionOptions();
  return {
    host,
    // MikroORM reads a URL without a port as port 0.
    port: port || undefined,
    user,
    password,
    database,
    ...driverOptions(orm),
    application_name: applicationName(),
    // A peer that is gone without a word, and its lock with it, is noticed.
    keepAlive: true,
  };
}

/** Where these settings lead to. Needs no connection, and holds no password. */
export function addressOfSettings({
  host = 'localhost',
  port = 5432,
  user = '',
  database = '',
}: ClientConfig): DatabaseAddress {
  return { host, port, user, database };
}

/** TLS and other options of node-postgres, which win over those of MikroORM there as here. */
function driverOptions(orm: MikroORM): ClientConfig {
  return { ...driverOptionsOf(orm), ...NOT_OURS };
}

/** What an application reads its rows with, and how long its queries may take, says nothing of migrations. */
const NOT_OURS: ClientConfig = { types: undefined, query_timeout: undefined };
