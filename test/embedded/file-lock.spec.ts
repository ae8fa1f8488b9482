import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withFileLock } from '../../src/database/embedded/file-lock.js';

describe('withFileLock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siskin-lock-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('lets in one of many at a time, and all of them in the end', async () => {
    let inside = 0;
    const seen = await Promise.all(
      Array.from({ length: 40 }, () =>
        withFileLock(folder, 50_000, async () => {
          inside += 1;
          await sleep(1);
          return inside--;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, () => 1));
    expect(await readdir(folder)).toEqual([]);
  });

  it('is free again after a failure', async () => {
    const failing = withFileLock(folder, 1_000, async () => Promise.reject(new Error('it failed')));
    await expect(failing).rejects.toThrow('it failed');
    expect(await withFileLock(folder, 1_000, async () => 'free')).toBe('free');
  });

  it('is not held by the dead', async () => {
    await writeFile(join(folder, '1_999999999_5_dead'), '');
    expect(await withFileLock(folder, 1_000, async () => 'free')).toBe('free');
  });

  it('says who holds it when the time is up', async () => {
    await withFileLock(folder, 1_000, async () => {
      await expect(withFileLock(folder, 50, async () => undefined)).rejects.toMatchObject({
        code: 'SISKIN_EMBEDDED_BUSY',
        lock: folder,
        pids: [process.pid],
        waited: 50,
      });
    });
  });
});
