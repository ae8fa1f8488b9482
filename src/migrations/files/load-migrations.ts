import { pathToFileURL } from 'node:url';

import {
  InvalidMigrationFilesError,
  type MigrationFileFault,
} from '../../errors/invalid-migration-files.error.js';
import type { MigrationClass } from '../migration.js';
import { findFiles, type MigrationFile } from './find-files.js';
import type { LoadedMigration } from './loaded-migration.js';
import { checkMigrationClass } from './migration-class.js';

/**
 * Reads all migrations of the folders, in load order. A file without `parents` follows the one sorted before it in its
 * folder.
 *
 * @throws MigrationFolderError where a folder is missing.
 * @throws InvalidMigrationFilesError naming every file that is not a migration.
 */
export async function loadMigrations(folders: readonly string[]): Promise<LoadedMigration[]> {
  const faults: MigrationFileFault[] = [];
  const loaded: LoadedMigration[] = [];
  for (const files of await findFiles(folders)) {
    let previous: LoadedMigration | undefined;
    for (const file of files) {
      const found = await importClass(file);
      if ('problem' in found) {
        faults.push(found);
      } else {
        previous = toMigration(file, found, previous);
        loaded.push(previous);
      }
    }
  }
  if (faults.length > 0) {
    throw new InvalidMigrationFilesError(faults);
  }
  return loaded;
}

async function importClass({ path }: MigrationFile): Promise<MigrationClass | MigrationFileFault> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    const checked = checkMigrationClass(module.default);
    return typeof checked === 'string' ? { file: path, problem: checked } : checked;
  } catch (error) {
    return { file: path, problem: error instanceof Error ? error.message : String(error), cause: error };
  }
}

function toMigration(
  { name, path }: MigrationFile,
  migrationClass: MigrationClass,
  previous: LoadedMigration | undefined,
): LoadedMigration {
  const { revision, parents, dependsOn, labels, lockTimeout } = migrationClass;
  return {
    id: revision ?? revisionOf(name),
    parents: parents ?? (previous === undefined ? [] : [previous.id]),
    dependsOn: dependsOn ?? [],
    labels: labels ?? [],
    lockTimeout,
    name,
    file: path,
    create: () => new migrationClass(),
  };
}

/** A file's name as a revision: the characters that targets are written with can't stand in one. */
function revisionOf(name: string): string {
  return name.replaceAll(/[-+@:]/g, '_');
}
