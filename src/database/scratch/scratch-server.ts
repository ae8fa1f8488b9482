import type { ClientConfig } from 'pg';

import { DatabaseConnectionError, DatabaseMissingError } from '../../errors/database-connection.error.js';
import { EmbeddedPostgresMissingError } from '../../errors/embedded-postgres-missing.error.js';
import { ScratchDatabaseError } from '../../errors/scratch-database.error.js';
import { ScratchServerMissingError } from '../../errors/scratch-server-missing.error.js';
import { addressOf, withClient } from '../client.js';
import { addressOfSettings } from '../connection-settings.js';
import { MAINTENANCE_DATABASE } from '../databases.js';
import { startEmbeddedScratch } from './embedded-scratch.js';

/**
 * Where scratch databases are made: on the server of the application, or on an embedded one. `auto` is the former where it answers
 * and the role may create databases, otherwise the latter.
 */
export type ScratchChoice = 'auto' | 'server' | 'embedded';

export interface ScratchServer {
  readonly kind: 'server' | 'embedded';
  /** Such as 180004. */
  readonly version: number;
  /** Of a database on it that is there. */
  readonly settings: ClientConfig;
  /** Ends the use of it. */
  close(): Promise<void>;
}

export interface ScratchServerRequest {
  /** Of the application's database. */
  settings: ClientConfig;
  choice: ScratchChoice;
  /** Where an embedded server is kept. */
  folder: string;
  /** Roles that have to be on an embedded server. */
  roles: readonly string[];
}

/**
 * @throws ScratchDatabaseError, DatabaseConnectionError where it is to be the server of the application, and can't.
 * @throws EmbeddedPostgresMissingError and the other ones of the embedded server where it is to be that.
 * @throws ScratchServerMissingError where neither is there.
 */
export async function openScratchServer(request: ScratchServerRequest): Promise<ScratchServer> {
  const { choice, settings } = request;
  if (choice === 'embedded') {
    return startEmbeddedScratch(request);
  }
  try {
    return await openOwn(settings);
  } catch (error) {
    if (choice === 'server' || !isUnusable(error)) {
      throw error;
    }
    return startInstead(request, error);
  }
}

async function startInstead(
  request: ScratchServerRequest,
  { problem }: DatabaseConnectionError | ScratchDatabaseError,
): Promise<ScratchServer> {
  try {
    return await startEmbeddedScratch(request);
  } catch (error) {
    throw error instanceof EmbeddedPostgresMissingError
      ? new ScratchServerMissingError(addressOfSettings(request.settings), problem, error)
      : error;
  }
}

function isUnusable(error: unknown): error is DatabaseConnectionError | ScratchDatabaseError {
  return error instanceof DatabaseConnectionError || error instanceof ScratchDatabaseError;
}

const FACTS = `
select current_setting('server_version_num')::int as version, rolcreatedb or rolsuper as "mayCreate"
  from pg_roles where rolname = current_user`;

async function openOwn(settings: ClientConfig): Promise<ScratchServer> {
  try {
    return { kind: 'server', version: await probe(settings), settings, close: async () => undefined };
  } catch (error) {
    // The application's own database may be yet to be created.
    const other = { ...settings, database: MAINTENANCE_DATABASE };
    if (!(error instanceof DatabaseMissingError)) {
      throw error;
    }
    return { kind: 'server', version: await probe(other), settings: other, close: async () => undefined };
  }
}

async function probe(settings: ClientConfig): Promise<number> {
  return withClient(settings, async (client) => {
    const { rows } = await client.query<{ version: number; mayCreate: boolean }>(FACTS);
    const [{ version, mayCreate } = { version: 0, mayCreate: false }] = rows;
    if (!mayCreate) {
      throw new ScratchDatabaseError(addressOf(client), new Error('permission denied to create database'));
    }
    return version;
  });
}
