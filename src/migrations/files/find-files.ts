import { readdir } from 'node:fs/promises';
import { join, parse, sep } from 'node:path';

import { MigrationFolderError } from '../../errors/migration-folder.error.js';

export interface MigrationFile {
  /** The absolute path. */
  path: string;
  /** The file's name without its extension. */
  name: string;
}

/** Source before what it was compiled to, where both lie in one folder. */
const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
const SQL = '.sql';
const NO_MIGRATION = /\.(d|spec|test)\.[cm]?[jt]s$/;

/**
 * The migration files of each folder, sorted by name: the load order. With `recursive` the files of all folders below
 * count as one list, sorted by their paths from the folder. A file that two folders hold belongs to the first.
 *
 * @throws MigrationFolderError where a folder is missing.
 */
export async function findFiles(folders: readonly string[], recursive = false): Promise<MigrationFile[][]> {
  const found = await Promise.all(folders.map((folder) => findInFolder(folder, recursive)));
  const seen = new Set<string>();
  return found.map((files) => files.filter(({ path }) => !seen.has(path) && seen.add(path)));
}

async function findInFolder(folder: string, recursive: boolean): Promise<MigrationFile[]> {
  const names = await readdir(folder, { recursive }).catch((error: unknown) => {
    throw new MigrationFolderError(folder, error);
  });
  const byKey = new Map<string, string>();
  for (const extension of [...EXTENSIONS.toReversed(), SQL]) {
    for (const file of names.filter((name) => name.endsWith(extension) && !NO_MIGRATION.test(name))) {
      byKey.set(sortKey(file), file);
    }
  }
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, file]) => ({ name: parse(file).name, path: join(folder, file) }));
}

/** What the files of a folder are sorted by. SQL is never compiled to anything, so a SQL file beside a class of its name is a migration of its own. */
export function sortKey(file: string): string {
  const { dir, name, ext } = parse(file);
  return join(dir, ext === SQL ? `${name}${ext}` : name).replaceAll(sep, '/');
}
