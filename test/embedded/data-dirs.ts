import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from '@jest/globals';
import { birthOf } from '../../src/database/embedded/process-birth.js';

/** Gives out folders for servers below the system's temporary one, and ends and removes them after the tests. */
export function useDataDirs(): () => Promise<string> {
  const parents: string[] = [];
  afterAll(async () => {
    for (const parent of parents) {
      await endServer(join(parent, 'postgres'));
      await rm(parent, { recursive: true, force: true });
    }
  });
  return async () => {
    const parent = await mkdtemp(join(tmpdir(), 'siskin-test-'));
    // As root, another account runs the server and has to pass through here.
    await chmod(parent, 0o755);
    parents.push(parent);
    return join(parent, 'postgres');
  };
}

export function pidFile(dataDir: string): string {
  return join(dataDir, 'cluster', 'data', 'postmaster.pid');
}

/** The process that a `postmaster.pid` names, or undefined where there is no such file. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const [pid] = (await readFile(pidFile(dataDir), 'utf8').catch(() => '')).split('\n');
  return pid ? Number(pid) : undefined;
}

/** Whether a server runs there. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const pid = await postmasterPid(dataDir);
  return pid !== undefined && (await birthOf(pid)) !== undefined;
}

export async function eventually(check: () => Promise<boolean>, patience = 90_000): Promise<void> {
  for (const deadline = Date.now() + patience; !(await check()); await sleep(20)) {
    if (Date.now() > deadline) {
      throw new Error(`It did not become so within ${patience / 1_000} seconds.`);
    }
  }
}

async function endServer(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir);
  if (pid !== undefined && (await isRunning(dataDir))) {
    process.kill(pid, 'SIGQUIT');
    await eventually(async () => !(await isRunning(dataDir)));
  }
}
