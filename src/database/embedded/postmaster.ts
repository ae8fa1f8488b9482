import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseLoginError } from '../../errors/database-connection.error.js';
import { withClient } from '../client.js';
import { SUPERUSER } from './cluster.js';
import { birthOf, commandOf } from './process-birth.js';

export const LOOPBACK = '127.0.0.1';

/** What a server wrote into its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on a cluster, at whatever stage, or undefined. A file left by a dead one is no server. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(data);
  return found !== undefined && (await isServerOf(data, found.pid)) ? found : undefined;
}

/**
 * Removes a `postmaster.pid` whose server is gone. PostgreSQL does so by itself, except where the pid was given out
 * again or its dead process was not reaped. It still refuses to start beside processes of the former server.
 */
export async function removeStalePidFile(data: string): Promise<void> {
  await rm(pidFile(data), { force: true });
}

/** Whether the server takes this password and serves this cluster. False while it starts, stops or has no slot. */
export async function answers({ port }: Postmaster, data: string, password: string): Promise<boolean> {
  const login = { host: LOOPBACK, port, user: SUPERUSER, password, database: 'postgres', ssl: false };
  try {
    const { rows } = await withClient(login, (client) =>
      client.query<{ data: string }>(`select current_setting('data_directory') as data`),
    );
    return resolve(rows[0]?.data ?? '') === resolve(data);
  } catch (error) {
    if (error instanceof DatabaseLoginError) {
      throw error;
    }
    return false;
  }
}

async function readPidFile(data: string): Promise<Postmaster | undefined> {
  const file = await readFile(pidFile(data), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = file.split('\n');
  return Number(pid) > 0
    ? { pid: Number(pid), port: Number(port ?? 0), ready: status?.trim() === 'ready' }
    : undefined;
}

/** A pid may have been given out again: a server has the path of its cluster on its command line. */
async function isServerOf(data: string, pid: number): Promise<boolean> {
  if ((await birthOf(pid)) === undefined) {
    return false;
  }
  const command = await commandOf(pid);
  return command === undefined || command.includes(data);
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}
