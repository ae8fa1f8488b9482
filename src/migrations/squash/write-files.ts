import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { FileExistsError } from '../../errors/file-exists.error.js';

export interface FileText {
  /** The absolute path. */
  path: string;
  text: string;
}

export interface FileChanges {
  /** Files that must not be there yet. */
  added: readonly FileText[];
  /** Files that are there, and what is to stand in them. */
  rewritten: readonly FileText[];
}

const SUFFIX = '.siskin-new';

/**
 * Makes all of the changes or none: the texts are written beside their files first, under names that are no migration's.
 *
 * @throws FileExistsError
 */
export async function writeFiles({ added, rewritten }: FileChanges): Promise<void> {
  const all = [...added, ...rewritten];
  const made: string[] = [];
  try {
    await Promise.all(added.map(({ path }) => ensureFree(path)));
    for (const { path, text } of all) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}${SUFFIX}`, text);
    }
    // From here on only names change. Those of new files come first: they can be taken back.
    for (const { path } of added) {
      await rename(`${path}${SUFFIX}`, path);
      made.push(path);
    }
    for (const { path } of rewritten) {
      await rename(`${path}${SUFFIX}`, path);
    }
  } catch (error) {
    await Promise.all([...all.map(({ path }) => `${path}${SUFFIX}`), ...made].map(remove));
    throw error;
  }
}

async function ensureFree(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) {
    throw new FileExistsError(path);
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
}
