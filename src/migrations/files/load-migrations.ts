import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import {
  InvalidMigrationFilesError,
  type MigrationFileFault,
} from '../../errors/invalid-migration-files.error.js';
import { loadSqlParser } from '../../sql/sql-parser.js';
import type { MigrationClass } from '../migration.js';
import { findFiles, type MigrationFile } from './find-files.js';
import type { LoadedMigration } from './loaded-migration.js';
import { checkMigrationClass } from './migration-class.js';
import { findMikroOrmClasses } from './mikro-orm/mikro-orm-class.js';
import { adaptMikroOrmClass } from './mikro-orm/adapt-class.js';
import { failureLine, lineOf, textOf } from './source-line.js';
import { findTakenNames, repeatableProblem } from './repeatable-faults.js';
import { parseSqlMigration } from './sql/parse-sql-migration.js';
import { toMigrationClass } from './sql/sql-migration-class.js';

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

interface FoundClass {
  migrationClass: MigrationClass;
  isMikroOrm?: boolean;
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

async function loadClass(
  file: MigrationFile,
  driver?: AbstractSqlDriver,
): Promise<FoundClass | MigrationFileFault[]> {
  const found = await (file.path.endsWith('.sql') ? readSql(file) : importClass(file, driver));
  const problem = Array.isArray(found) ? undefined : repeatableProblem(found.migrationClass);
  return problem === undefined ? found : [{ file: file.path, problem }];
}

async function readSql({ path, name }: MigrationFile): Promise<FoundClass | MigrationFileFault[]> {
  await loadSqlParser();
  const parsed = parseSqlMigration(await readFile(path, 'utf8'));
  return Array.isArray(parsed)
    ? parsed.map((fault) => ({ file: path, ...fault }))
    : { migrationClass: toMigrationClass(parsed, parsed.revision ?? revisionOf(name)) };
}

async function importClass(
  { path, name }: MigrationFile,
  driver?: AbstractSqlDriver,
): Promise<FoundClass | MigrationFileFault[]> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    const [mikroOrm, ...others] = findMikroOrmClasses(module);
    if (others.length > 0) {
      return [{ file: path, problem: SEVERAL }];
    }
    const checked = checkMigrationClass(mikroOrm ?? module.default);
    if (typeof checked === 'function') {
      return mikroOrm === undefined
        ? { migrationClass: checked }
        : {
            migrationClass: adaptMikroOrmClass(mikroOrm, checked.revision ?? revisionOf(name), driver),
            isMikroOrm: true,
          };
    }
    const { problem, at } = checked;
    return [{ file: path, problem, line: lineOf(await readFile(path, 'utf8'), at) }];
  } catch (error) {
    const line = await failureLine(error, path, await readFile(path, 'utf8'));
    return [{ file: path, problem: reasonOf(error, path), line, cause: error }];
  }
}

const SEVERAL = "it exports several of MikroORM's migrations, of which a file can hold one";

/** The loader of TypeScript repeats the file, which is named already. */
function reasonOf(error: unknown, path: string): string {
  const message = textOf(error, 'message') ?? String(error);
  const [, file, reason] = /^Failed to \w+ (\S+): ([^]*)$/.exec(message) ?? [];
  return file === path || file === pathToFileURL(path).href ? (reason ?? message) : message;
}

function toMigration(
  { name, path }: MigrationFile,
  { migrationClass, isMikroOrm = false }: FoundClass,
  line: Line,
): LoadedMigration {
  const { revision, parents, dependsOn, labels, repeatable = false, ...settings } = migrationClass;
  const previous = isMikroOrm ? line.mikroOrm : line.any;
  return {
    id: revision ?? revisionOf(name),
    parents: parents ?? (previous === undefined || repeatable ? [] : [previous.id]),
    dependsOn: dependsOn ?? [],
    labels: labels ?? [],
    followsFile: parents === undefined && !repeatable && !isMikroOrm,
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
