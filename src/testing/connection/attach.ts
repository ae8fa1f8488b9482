import type { MikroORM, Options } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';

import { driverOptionsOf } from '../../database/driver-options.js';
import { UnsupportedDriverError } from '../../errors/unsupported-driver.error.js';
import { keepConnectionOptions } from './connection-options.js';
import type { ConnectionSource } from './connection-source.js';
import { whereaboutsOf, withPools, type DriverSettings } from './driver-settings.js';
import type { StatementListener } from './executed-statement.js';

export interface AttachOptions {
  /** The database to lead to; by default the one that the configuration names. */
  url?: string;
  /** Gives connections in place of those of the pool. */
  pool?: ConnectionSource;
  /** Told of each statement of the ORM. */
  onStatement?: StatementListener;
}

export interface Attachment {
  /** Closes the connections of the ORM and gives it back its configuration. It connects again when it is used. */
  detach(): Promise<void>;
}

/**
 * Leads an ORM, read replicas and all, to another database or to other connections. Those that it has are closed; it
 * connects when it is used. Its configuration tells the new database too, so that migrations go there.
 *
 * @throws UnsupportedDriverError where the ORM does not run on PostgreSQL.
 */
export async function attach(
  orm: MikroORM,
  { url, pool: source, onStatement: listener }: AttachOptions,
): Promise<Attachment> {
  ensurePostgres(orm);
  const giveBackSettings = keepSettings(orm);
  const giveBackOptions = keepConnectionOptions(orm);
  const settings = url === undefined ? driverOptionsOf(orm) : leadTo(orm, url);
  orm.config.set('driverOptions', withPools(settings, { source, listener }));
  await orm.driver.close(true);
  // The database is there: it need not be looked for, as MikroORM would with its first statement.
  await orm.driver.connect({ skipOnConnect: true });
  return {
    detach: async () => {
      await orm.driver.close(true);
      giveBackSettings();
      giveBackOptions();
    },
  };
}

/** @throws UnsupportedDriverError */
export function ensurePostgres(orm: MikroORM): PostgreSqlDriver {
  if (orm.driver instanceof PostgreSqlDriver) {
    return orm.driver;
  }
  throw new UnsupportedDriverError(orm.driver.constructor.name);
}

const SETTINGS = ['clientUrl', 'host', 'port', 'user', 'password', 'dbName', 'driverOptions'] as const;

function keepSettings({ config }: MikroORM): () => void {
  const given: Partial<Options> = Object.fromEntries(SETTINGS.map((key) => [key, config.get(key)]));
  return () => SETTINGS.forEach((key) => config.set(key, given[key]));
}

function leadTo(orm: MikroORM, url: string): DriverSettings {
  const settings: DriverSettings = driverOptionsOf(orm);
  const whereabouts = whereaboutsOf(url);
  const { host, port, user, password, database } = whereabouts;
  const told: Partial<Options> = { clientUrl: url, host, port, user, dbName: database };
  orm.config.set('password', password);
  SETTINGS.filter((key) => key in told).forEach((key) => orm.config.set(key, told[key]));
  return { ...settings, ...NO_OTHER_WAY, ...whereabouts };
}

/** What of the settings of node-postgres would lead elsewhere. */
const NO_OTHER_WAY: DriverSettings = {
  connectionString: undefined,
  stream: undefined,
  sslnegotiation: undefined,
  Client: undefined,
};
