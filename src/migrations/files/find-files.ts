import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

import { MigrationFolderError } from '../../errors/migration-folder.error.js';

export interface MigrationFile {
  /** The absolute path. */
  path: string;
  /** The file's name without its extension. */
  name: string;
}

/** Source before what it was compiled to, where both lie in one folder. */
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];
const NO_MIGRATION = /\.(d|spec|test)\.m?[jt]s$/;

/**
 * The migration files of each folder, sorted by name: the load order.
 *
 * @throws MigrationFolderError where a folder is missing.
 */
export async function findFiles(folders: readonly string[]): Promise<MigrationFile[][]> {
  return Promise.all(folders.map(findInFolder));
}

async function findInFolder(folder: string): Promise<MigrationFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new MigrationFolderError(folder, error);
  });
  const byName = new Map<string, string>();
  for (const extension of EXTENSIONS.toReversed()) {
    for (const file of names.filter((name) => name.endsWith(extension) && !NO_MIGRATION.test(name))) {
      byName.set(parse(file).name, file);
    }
  }
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => ({ name, path: join(folder, file) }));
}
