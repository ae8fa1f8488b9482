import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterNeeds } from './cluster.js';
import { findPostmaster, LOOPBACK, removeStalePidFile } from './postmaster.js';
import { programEnv } from './run-program.js';
import { startError } from './start-error.js';

/** Resolves once the server has written its `postmaster.pid`, or has ended without. */
export async function launch(needs: ClusterNeeds): Promise<void> {
  const { data } = needs.folder;
  await removeStalePidFile(data);
  const server = await spawnServer(needs, await findFreePort());
  while (isRunning(server) && (await findPostmaster(data)) === undefined) {
    await sleep(5);
  }
}

/** Nothing ties the server to this process: it outlives it, and a process that only forgot to stop it can end. */
async function spawnServer(needs: ClusterNeeds, port: number): Promise<ChildProcess> {
  const { folder, binaries, account, durable } = needs;
  const log = await open(folder.log, 'a', 0o600);
  try {
    await log.truncate();
    const server = spawn(binaries.postgres, serverArgs(folder.data, port, durable), {
      ...account.ids,
      cwd: folder.cluster,
      env: programEnv(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    server.unref();
    await once(server, 'spawn');
    return server;
  } catch (error) {
    throw await startError(folder, error);
  } finally {
    await log.close();
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function serverArgs(data: string, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: LOOPBACK,
    port,
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', data, ...flags];
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, LOOPBACK);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
