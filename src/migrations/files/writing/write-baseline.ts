import type { History } from '../../history.js';
import { baselineSource, type BaselineParts } from './baseline-source.js';
import { chooseFolder } from './choose-folder.js';
import type { MigrationsHome } from './create-migration.js';
import { nameRevision } from './name-revision.js';
import { type NewMigration, wordsOf, writeSource } from './write-migration.js';

export interface BaselineFileOptions {
  /** Its id. Default: 12 random hexadecimal digits. */
  revision?: string;
  /** The folder, one of `migrations.paths`. Default: the one of its first parent, else the only one there is. */
  path?: string;
}

/**
 * Writes a SQL migration of these statements, and runs the hooks on its file.
 *
 * @throws InvalidNameError, InvalidRevisionNameError, RevisionNameTakenError, UnknownMigrationFolderError, MigrationFolderNeededError,
 *   FileExistsError, FileOrderError; PostWriteHookError, after which the file is there all the same.
 */
export async function writeBaseline(
  history: History,
  { folders, ...settings }: MigrationsHome,
  name: string,
  parts: Omit<BaselineParts, 'revision'>,
  { path, ...options }: BaselineFileOptions = {},
): Promise<NewMigration> {
  const words = wordsOf(name);
  const names = nameRevision(history, options);
  const { parents } = parts;
  const parentFile = history.migrations.get(parents[0] ?? '')?.file;
  const folder = chooseFolder({ folders, path, parentFile });
  const source = baselineSource({ ...parts, revision: names.revision });
  return writeSource(history, { ...names, words, folder, parents, sql: true }, source, settings);
}
