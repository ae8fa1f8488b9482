import { resolve, sep } from 'node:path';

import { MigrationFolderNeededError } from '../../../errors/migration-folder-needed.error.js';
import { UnknownMigrationFolderError } from '../../../errors/unknown-migration-folder.error.js';

/** Where a new migration may go. */
export interface FolderChoice {
  /** All folders of the options, as absolute paths. */
  folders: readonly string[];
  /** The one that was asked for. */
  path?: string;
  /** The file of its first parent. */
  parentFile?: string;
}

/**
 * The folder of a new migration: the one that was asked for, else its parent's, else the only one there is.
 *
 * @throws UnknownMigrationFolderError where migrations are not read from the one that was asked for.
 * @throws MigrationFolderNeededError for a new root where there are several.
 */
export function chooseFolder({ folders, path, parentFile }: FolderChoice): string {
  if (path !== undefined) {
    return ensureKnown(resolve(path), folders);
  }
  const parents = folders.filter((folder) => parentFile?.startsWith(`${folder}${sep}`));
  const [folder] = parents.length > 0 ? parents.sort((a, b) => b.length - a.length) : folders;
  if (folder === undefined || (parents.length === 0 && folders.length > 1)) {
    throw new MigrationFolderNeededError(folders);
  }
  return folder;
}

/** @throws UnknownMigrationFolderError */
export function ensureKnown(folder: string, folders: readonly string[]): string {
  if (!folders.includes(folder)) {
    throw new UnknownMigrationFolderError(folder, folders);
  }
  return folder;
}
