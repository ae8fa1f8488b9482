import { readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

import { SeederFolderError } from '../../errors/seeder-folder.error.js';

/** One seeder file: its source and what that was compiled to, where both lie in one folder, the source first. */
export type SeederFile = readonly [path: string, ...compiled: string[]];

const SUFFIXES = ['.seeder.ts', '.seeder.mts', '.seeder.js', '.seeder.mjs'];
const FOREIGN = `node_modules${sep}`;

/**
 * The seeder files in these folders and all below them, by absolute paths and sorted by them within each folder. A file that two
 * folders hold comes once.
 *
 * @throws SeederFolderError where a folder can't be read.
 */
export async function findSeederFiles(folders: readonly string[]): Promise<SeederFile[]> {
  const found = new Map<string, SeederFile>();
  for (const folder of folders.map((folder) => resolve(folder))) {
    for (const path of await pathsIn(folder)) {
      const key = path.replace(/\.seeder\.m?[jt]s$/, '');
      const twins = found.get(key) ?? [];
      found.set(key, ranked([...twins.filter((twin) => twin !== path), path]));
    }
  }
  return [...found.values()];
}

async function pathsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new SeederFolderError(folder, error);
  });
  return names
    .filter((name) => SUFFIXES.some((suffix) => name.endsWith(suffix)) && !name.includes(FOREIGN))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, name));
}

function ranked(paths: readonly string[]): SeederFile {
  const [first = '', ...others] = paths.toSorted((a, b) => rank(a) - rank(b));
  return [first, ...others];
}

const rank = (path: string) => SUFFIXES.findIndex((suffix) => path.endsWith(suffix));
