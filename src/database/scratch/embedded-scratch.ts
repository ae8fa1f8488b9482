import { escapeIdentifier, type ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../client.js';
import { MAINTENANCE_DATABASE } from '../databases.js';
import { startEmbeddedPostgres, type PostgresHandle } from '../embedded/index.js';
import { hasCode } from '../has-code.js';
import type { ScratchServer, ScratchServerRequest } from './scratch-server.js';

const DUPLICATE = ['42710', '23505'];

/** An embedded server of its own for scratch databases, with durability off; its last user stops it. */
export async function startEmbeddedScratch({
  settings: { application_name, options },
  folder,
  roles,
}: ScratchServerRequest): Promise<ScratchServer> {
  // DATABASE_URL, which is the application's, must not win over it.
  const handle = await startEmbeddedPostgres({ dataDir: folder, durable: false, env: {} });
  const settings = { ...settingsOf(handle), application_name, options };
  try {
    const version = await withClient(settings, (client) => prepare(client, roles));
    return { kind: 'embedded', version, settings, close: () => handle.stop() };
  } catch (error) {
    await handle.stop();
    throw error;
  }
}

function settingsOf({ host, port, user, password }: PostgresHandle): ClientConfig {
  return { host, port, user, password, database: MAINTENANCE_DATABASE };
}

/** @returns the version. */
async function prepare(client: DatabaseClient, roles: readonly string[]): Promise<number> {
  for (const role of roles) {
    await ensureRole(client, role);
  }
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  return rows[0]?.version ?? 0;
}

/** What migrations run as, or grant to, is there on the application's server, whatever else it may do there. */
async function ensureRole(client: DatabaseClient, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) {
    await client.query(`create role ${escapeIdentifier(role)}`).catch((error: unknown) => {
      if (!hasCode(error, ...DUPLICATE)) {
        throw error;
      }
    });
  }
}
