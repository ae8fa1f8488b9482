import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import type { MigrationFileFault } from '../../errors/invalid-migration-files.error.js';
import { loadSqlParser } from '../../sql/sql-parser.js';
import type { MigrationClass } from '../migration.js';
import type { MigrationFile } from './find-files.js';
import { checkMigrationClass } from './migration-class.js';
import { adaptMikroOrmClass } from './mikro-orm/adapt-class.js';
import { findMikroOrmClasses } from './mikro-orm/mikro-orm-class.js';
import { repeatableProblem } from './repeatable-faults.js';
import { revisionOf } from './revision-of.js';
import { failureLine, lineOf, textOf } from './source-line.js';
import { parseSqlMigration } from './sql/parse-sql-migration.js';
import { toMigrationClass } from './sql/sql-migration-class.js';

/** The migration of a file, whatever it is written in. */
export interface FoundClass {
  migrationClass: MigrationClass;
  isMikroOrm?: boolean;
}

/** Reads a file, or says what is wrong with it. `driver` is for the migrations of MikroORM. */
export async function loadClass(
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
