import { type ClientConfig, escapeIdentifier } from 'pg';

import type { DatabaseAddress } from '../errors/database-connection.error.js';
import { DatabaseInUseError, type DatabaseSession } from '../errors/database-in-use.error.js';
import type { ProductionSource } from '../errors/destructive-act.js';
import { MaintenanceDatabaseError } from '../errors/maintenance-database.error.js';
import { withClient, type DatabaseClient } from './client.js';
import { MAINTENANCE_DATABASE } from './databases.js';
import { hasCode } from './has-code.js';

/** A database that is about to be dropped. */
export interface DoomedDatabase extends DatabaseAddress {
  /** In bytes; null where the user may not know. */
  size: number | null;
  /** Those that will be broken off. */
  sessions: DatabaseSession[];
  /** Who says that it is production; null where nobody does. */
  production: ProductionSource | null;
}

export interface DropDatabaseOptions {
  /** Breaks off the connections of others. Default: false, which refuses where there are any. */
  disconnect?: boolean;
  /** Is asked when nothing else is in the way. Default: yes, and in production no. */
  confirm?: (database: DoomedDatabase) => Promise<boolean>;
  /** Drops it in production, too, without asking. Default: false. */
  force?: boolean;
}

/** What was found out beforehand. */
export interface DropSetting extends Omit<DropDatabaseOptions, 'force'> {
  production: ProductionSource | null;
}

/** What became of it: `missing` where it was not there, `kept` where `confirm` said no. */
export type DropOutcome = 'dropped' | 'missing' | 'kept';

const OBJECT_IN_USE = '55006';

const SIZE = `
select case when has_database_privilege(oid, 'connect') then pg_database_size(oid)::float8 end as size
  from pg_database where datname = $1`;

const SESSIONS = `
select pid, usename as user, application_name as application, backend_start as since
  from pg_stat_activity
 where datname = $1 and usesysid is not null and leader_pid is null
 order by backend_start, pid`;

/** @throws MaintenanceDatabaseError, DatabaseInUseError */
export async function dropApplicationDatabase(
  settings: ClientConfig,
  address: DatabaseAddress,
  options: DropSetting,
): Promise<DropOutcome> {
  if ([MAINTENANCE_DATABASE, 'template0', 'template1'].includes(address.database)) {
    throw new MaintenanceDatabaseError(address.database);
  }
  return withClient({ ...settings, database: MAINTENANCE_DATABASE }, (client) =>
    drop(client, address, options),
  );
}

async function drop(
  client: DatabaseClient,
  address: DatabaseAddress,
  { disconnect = false, confirm, production }: DropSetting,
): Promise<DropOutcome> {
  const { rows } = await client.query<{ size: number | null }>(SIZE, [address.database]);
  const [found] = rows;
  if (found === undefined) {
    return 'missing';
  }
  const sessions = await readSessions(client, address);
  if (sessions.length > 0 && !disconnect) {
    throw new DatabaseInUseError(address, sessions);
  }
  if (confirm && !(await confirm({ ...address, size: found.size, sessions, production }))) {
    return 'kept';
  }
  return execute(client, address, disconnect);
}

async function execute(
  client: DatabaseClient,
  address: DatabaseAddress,
  disconnect: boolean,
): Promise<DropOutcome> {
  const name = escapeIdentifier(address.database);
  try {
    await client.query(`drop database if exists ${name}${disconnect ? ' with (force)' : ''}`);
    return 'dropped';
  } catch (error) {
    // Somebody has connected since, or it is a prepared transaction that holds it.
    if (error instanceof Error && hasCode(error, OBJECT_IN_USE)) {
      throw new DatabaseInUseError(address, await readSessions(client, address), error);
    }
    throw error;
  }
}

async function readSessions(
  client: DatabaseClient,
  { database }: DatabaseAddress,
): Promise<DatabaseSession[]> {
  return (await client.query<DatabaseSession>(SESSIONS, [database])).rows;
}
