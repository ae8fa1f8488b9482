import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import {
  InvalidMigrationFilesError,
  type MigrationFileFault,
} from '../../errors/invalid-migration-files.error.js';
import { loadSqlParser } from '../../sql/sql-parser.js';
import type { MigrationClass } from '../migration.js';
import { findFiles, type MigrationFile } from './find-files.js';
import type { LoadedMigration } from './loaded-migration.js';
import { checkMigrationClass } from './migration-class.js';
import { failureLine, lineOf, textOf } from './source-line.js';
import { findTakenNames, repeatableProblem } from './repeatable-faults.js';
import { parseSqlMigration } from './sql/parse-sql-migration.js';
import { toMigrationClass } from './sql/sql-migration-class.js';

/**
 * Reads all migrations of the folders, in load order. A file without `parents` follows the one sorted before it in its
 * folder; with `recursive` the files of all folders below one of `folders` are one such list.
 *
 * @throws MigrationFolderError where a folder is missing.
 * @throws InvalidMigrationFilesError naming every file that is not a migration, with the line where it is known.
 */
export async function loadMigrations(
  folders: readonly string[],
  { recursive = false }: { recursive?: boolean } = {},
): Promise<LoadedMigration[]> {
  const faults: MigrationFileFault[] = [];
  const loaded: LoadedMigration[] = [];
  for (const files of await findFiles(folders, recursive)) {
    let previous: LoadedMigration | undefined;
    for (const file of files) {
      const found = await loadClass(file);
      if (Array.isArray(found)) {
        faults.push(...found);
      } else {
        const migration = toMigration(file, found, previous);
        previous = migration.repeatable === true ? previous : migration;
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

async function loadClass(file: MigrationFile): Promise<MigrationClass | MigrationFileFault[]> {
  const found = await (file.path.endsWith('.sql') ? readSql(file) : importClass(file));
  const problem = Array.isArray(found) ? undefined : repeatableProblem(found);
  return problem === undefined ? found : [{ file: file.path, problem }];
}

async function readSql({ path, name }: MigrationFile): Promise<MigrationClass | MigrationFileFault[]> {
  await loadSqlParser();
  const parsed = parseSqlMigration(await readFile(path, 'utf8'));
  return Array.isArray(parsed)
    ? parsed.map((fault) => ({ file: path, ...fault }))
    : toMigrationClass(parsed, parsed.revision ?? revisionOf(name));
}

async function importClass({ path }: MigrationFile): Promise<MigrationClass | MigrationFileFault[]> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    const checked = checkMigrationClass(module.default);
    if (typeof checked === 'function') {
      return checked;
    }
    const { problem, at } = checked;
    return [{ file: path, problem, line: lineOf(await readFile(path, 'utf8'), at) }];
  } catch (error) {
    const line = await failureLine(error, path, await readFile(path, 'utf8'));
    return [{ file: path, problem: reasonOf(error, path), line, cause: error }];
  }
}

/** The loader of TypeScript repeats the file, which is named already. */
function reasonOf(error: unknown, path: string): string {
  const message = textOf(error, 'message') ?? String(error);
  const [, file, reason] = /^Failed to \w+ (\S+): ([^]*)$/.exec(message) ?? [];
  return file === path || file === pathToFileURL(path).href ? (reason ?? message) : message;
}

function toMigration(
  { name, path }: MigrationFile,
  migrationClass: MigrationClass,
  previous: LoadedMigration | undefined,
): LoadedMigration {
  const { revision, parents, dependsOn, labels, replaces, repeatable = false, ...settings } = migrationClass;
  return {
    id: revision ?? revisionOf(name),
    parents: parents ?? (previous === undefined || repeatable ? [] : [previous.id]),
    dependsOn: dependsOn ?? [],
    labels: labels ?? [],
    replaces,
    followsFile: parents === undefined && !repeatable,
    transaction: settings.transaction,
    lockTimeout: settings.lockTimeout,
    statementTimeout: settings.statementTimeout,
    repeatable,
    name,
    file: path,
    create: () => new migrationClass(),
  };
}

/** A file's name as a revision: the characters that targets are written with can't stand in one. */
function revisionOf(name: string): string {
  return name.replaceAll(/[-+@:]/g, '_');
}
