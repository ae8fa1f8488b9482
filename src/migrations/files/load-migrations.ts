import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import {
  InvalidMigrationFilesError,
  type MigrationFileFault,
} from '../../errors/invalid-migration-files.error.js';
import { findFiles, type MigrationFile } from './find-files.js';
import { loadClass, type FoundClass } from './load-class.js';
import type { LoadedMigration } from './loaded-migration.js';
import { findTakenNames } from './repeatable-faults.js';
import { revisionOf } from './revision-of.js';

interface LoadOptions {
  recursive?: boolean;
  /** What migrations of MikroORM are given. They can do without it as long as they only add SQL. */
  driver?: AbstractSqlDriver;
}

/** The migration that a file without `parents` follows, by where its class comes from. */
interface Line {
  any?: LoadedMigration;
  mikroOrm?: LoadedMigration;
}

/**
 * Reads all migrations of the folders, in load order. A file without `parents` follows the one sorted before it in its
 * folder; with `recursive` the files of all folders below one of `folders` are one such list. A migration of MikroORM
 * follows the one of MikroORM before it: the names of new files may be sorted before all of them.
 *
 * @throws MigrationFolderError where a folder is missing.
 * @throws InvalidMigrationFilesError naming every file that is not a migration, with the line where it is known.
 */
export async function loadMigrations(
  folders: readonly string[],
  { recursive = false, driver }: LoadOptions = {},
): Promise<LoadedMigration[]> {
  const faults: MigrationFileFault[] = [];
  const loaded: LoadedMigration[] = [];
  for (const files of await findFiles(folders, recursive)) {
    let line: Line = {};
    for (const file of files) {
      const found = await loadClass(file, driver);
      if (Array.isArray(found)) {
        faults.push(...found);
      } else {
        const migration = toMigration(file, found, line);
        line = extended(line, migration, found);
        loaded.push(migration);
      }
    }
  }
  faults.push(...findTakenNames(loaded));
  if (faults.length > 0) {
    throw new InvalidMigrationFilesError(faults);
  }
  return loaded;
}

function extended(line: Line, migration: LoadedMigration, { isMikroOrm }: FoundClass): Line {
  if (migration.repeatable === true) {
    return line;
  }
  return { any: migration, mikroOrm: isMikroOrm === true ? migration : line.mikroOrm };
}

function toMigration(
  { name, path }: MigrationFile,
  { migrationClass, isMikroOrm = false }: FoundClass,
  line: Line,
): LoadedMigration {
  const { revision, parents, dependsOn, labels, replaces, repeatable = false, ...settings } = migrationClass;
  const previous = isMikroOrm ? line.mikroOrm : line.any;
  return {
    id: revision ?? revisionOf(name),
    parents: parents ?? (previous === undefined || repeatable ? [] : [previous.id]),
    dependsOn: dependsOn ?? [],
    labels: labels ?? [],
    replaces,
    followsFile: parents === undefined && !repeatable && !isMikroOrm,
    transaction: settings.transaction,
    lockTimeout: settings.lockTimeout,
    statementTimeout: settings.statementTimeout,
    repeatable,
    lint: settings.lint,
    name,
    file: path,
    create: () => new migrationClass(),
  };
}
