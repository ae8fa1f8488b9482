import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/database/embedded/index.js';
import { ensureServerAccount } from '../../src/database/embedded/server-account.js';
import { eventually, isRunning, pidFile, postmasterPid, useDataDirs } from './data-dirs.js';
import { query } from './query.js';
import { SpawnedUser } from './spawned-user.js';

const newDataDir = useDataDirs();
const durable = false;

/** A cluster that was stopped in order, and what its `postmaster.pid` held. */
async function makeStopped(): Promise<{ dataDir: string; pidText: string }> {
  const dataDir = await newDataDir();
  const handle = await startEmbeddedPostgres({ dataDir, durable });
  const pidText = await readFile(pidFile(dataDir), 'utf8');
  await handle.stop();
  return { dataDir, pidText };
}

/** Uses the server and leaves it again; tells how that went. */
async function startAndStop(dataDir: string) {
  const handle = await startEmbeddedPostgres({ dataDir, durable });
  const answer = await query(handle.url(), 'select 1 as one');
  await handle.stop();
  const stopped = !(await isRunning(handle.dataDir ?? ''));
  return { answer, stopped, folder: (await readdir(handle.dataDir ?? '')).sort() };
}

const WELL = {
  answer: [{ one: 1 }],
  stopped: true,
  folder: ['cluster', 'lock', 'server.log', 'users'],
};

describe('an embedded server after a crash', () => {
  it('starts over a postmaster.pid of a dead process', async () => {
    const { dataDir, pidText } = await makeStopped();
    await writeFile(pidFile(dataDir), pidText);
    expect(await startAndStop(dataDir)).toEqual(WELL);
  });

  it('starts over a postmaster.pid whose process is another one by now', async () => {
    const { dataDir, pidText } = await makeStopped();
    // As the server's own account, for PostgreSQL itself refuses to start only then.
    const { ids } = await ensureServerAccount(() => undefined);
    const stranger = spawn('sleep', ['600'], ids);
    await writeFile(pidFile(dataDir), pidText.replace(/^\d+/, String(stranger.pid)));

    expect(await startAndStop(dataDir)).toEqual(WELL);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  it('is joined after its starter was killed', async () => {
    const dataDir = await newDataDir();
    const starter = new SpawnedUser({ dataDir, durable });
    const { port } = await starter.ready();
    await starter.kill();

    const handle = await startEmbeddedPostgres({ dataDir });
    expect(handle.port).toBe(port);
    await handle.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('is started anew after the postmaster was killed', async () => {
    const dataDir = await newDataDir();
    const starter = await startEmbeddedPostgres({ dataDir });
    await query(starter.url(), 'create table birds as select 7 as count');
    process.kill((await postmasterPid(dataDir)) ?? 0, 'SIGKILL');
    await eventually(async () => !(await isRunning(dataDir)));

    const handle = await startEmbeddedPostgres({ dataDir });
    expect(await query(handle.url(), 'select count from birds')).toEqual([{ count: 7 }]);
    await handle.stop();
    expect(await isRunning(dataDir)).toBe(true);
    await starter.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it.each([50, 150, 300, 450, 600, 700])(
    'starts after a starter was killed %i ms into its work',
    async (ms) => {
      const dataDir = await newDataDir();
      const starter = new SpawnedUser({ dataDir, durable });
      const lock = join(dataDir, 'lock');
      await eventually(async () => (await readdir(lock).catch(() => [])).length > 0);
      await sleep(ms);
      await starter.kill();

      expect(await startAndStop(dataDir)).toMatchObject({ answer: [{ one: 1 }], stopped: true });
      // Its initdb may have lived on and left something, which the next start removes.
      await eventually(async () => (await startAndStop(dataDir)).folder.join() === WELL.folder.join());
    },
  );

  it('makes the cluster anew where a former initdb did not end', async () => {
    const dataDir = await newDataDir();
    await mkdir(dataDir, { mode: 0o755 });
    await mkdir(join(dataDir, 'unfinished-abc', 'data'), { recursive: true });
    await writeFile(join(dataDir, 'unfinished-abc', 'data', 'PG_VERSION'), '18\n');
    expect(await startAndStop(dataDir)).toEqual(WELL);
  });

  it('passes over lock and users of processes that died, be their pid in use again', async () => {
    const { dataDir } = await makeStopped();
    await Promise.all(
      ['lock', 'users'].flatMap((folder) =>
        ['1_999999999_5_dead', `1_${process.pid}_5_reused`].map((mark) =>
          writeFile(join(dataDir, folder, mark), ''),
        ),
      ),
    );
    expect(await startAndStop(dataDir)).toEqual(WELL);
  });
});
