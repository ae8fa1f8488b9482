import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newRunId } from './own-name.js';

/** What one process of a run has found out for all: it holds as long as the run. */
export async function onceInRun(
  run: string | undefined,
  key: string,
  find: () => Promise<string>,
): Promise<string> {
  if (run === undefined) {
    return find();
  }
  const file = join(runFolder(run), key);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  return known ?? remember(file, await find());
}

/** Forgets what {@link onceInRun} has found. */
export async function removeRunFolder(run: string): Promise<void> {
  await rm(runFolder(run), { recursive: true, force: true });
}

function runFolder(run: string): string {
  return join(tmpdir(), `siskin-run-${run}`);
}

/** Under another name first: what has the name is whole. */
async function remember(file: string, text: string): Promise<string> {
  const half = `${file}.${newRunId()}`;
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(half, text, { mode: 0o600 });
  await rename(half, file);
  return text;
}
