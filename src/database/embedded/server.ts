import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedStopError } from '../../errors/embedded-stop.error.js';
import type { ClusterNeeds } from './cluster.js';
import { answers, findPostmaster, LOOPBACK, type Postmaster } from './postmaster.js';
import { birthOf } from './process-birth.js';
import { runProgram } from './run-program.js';
import { launch } from './server-launch.js';
import { startError } from './start-error.js';

/** A launch fails where the port was taken in between, or while processes of a killed server have yet to end. */
const MAX_LAUNCHES = 5;

export interface ServerNeeds extends ClusterNeeds {
  password: string;
  /** In milliseconds. */
  startTimeout: number;
}

/**
 * Joins the server that runs on the cluster, or starts one. Call it under the server's lock.
 *
 * @throws EmbeddedStartError
 */
export async function ensureServer(needs: ServerNeeds): Promise<Postmaster> {
  const deadline = Date.now() + needs.startTimeout;
  for (let launches = 0; ; launches++) {
    const server = await awaitAnswer(needs, deadline);
    if (server !== undefined) {
      needs.log(`${launches === 0 ? 'joined' : 'started'} PostgreSQL on ${LOOPBACK}:${server.port}`);
      return server;
    }
    if (launches === MAX_LAUNCHES) {
      throw await startError(needs.folder);
    }
    await sleep(100 * launches);
    await launch(needs);
  }
}

/**
 * Stops the server, breaking off its connections, and waits for its end. Call it under the server's lock.
 *
 * @throws EmbeddedStopError
 */
export async function stopServer({ folder, binaries, account, log }: ClusterNeeds): Promise<void> {
  const server = await findPostmaster(folder.data);
  if (server === undefined) {
    return;
  }
  let said = '';
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '--silent', '--pgdata', folder.data, '--mode', mode, '--timeout', '30'];
    said = (await runProgram(binaries.pg_ctl, args, account, folder.cluster)).output;
    if (await isGone(server.pid)) {
      log(`stopped PostgreSQL on ${LOOPBACK}:${server.port}`);
      return;
    }
  }
  throw new EmbeddedStopError(folder.root, server.pid, said);
}

/** Waits for a server that starts or stops; undefined where none runs in the end. */
async function awaitAnswer(needs: ServerNeeds, deadline: number): Promise<Postmaster | undefined> {
  const { data } = needs.folder;
  for (;;) {
    const server = await findPostmaster(data);
    if (server === undefined || (server.ready && (await isOurs(server, needs)))) {
      return server;
    }
    if (Date.now() > deadline) {
      throw await startError(needs.folder);
    }
    await sleep(10);
  }
}

async function isOurs(server: Postmaster, needs: ServerNeeds): Promise<boolean> {
  try {
    return await answers(server, needs.folder.data, needs.password);
  } catch (error) {
    throw await startError(needs.folder, error);
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (const deadline = Date.now() + 2_000; Date.now() < deadline; await sleep(10)) {
    if ((await birthOf(pid)) === undefined) {
      return true;
    }
  }
  return false;
}
