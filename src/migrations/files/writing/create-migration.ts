import type { History } from '../../history.js';
import { chooseFolder } from './choose-folder.js';
import { findMergeParents, findParents, type ParentOptions } from './find-parents.js';
import { guessTable } from './guess-table.js';
import { nameRevision, type RevisionOptions } from './name-revision.js';
import {
  type MigrationDraft,
  type NewMigration,
  type WriteSettings,
  wordsOf,
  writeMigration,
} from './write-migration.js';

interface FileOptions extends RevisionOptions {
  /** The folder, one of `migrations.paths`. Default: the one of its first parent; a new root needs it where there are several. */
  path?: string;
}

export interface CreateOptions extends FileOptions, ParentOptions {
  /** The table that it creates. Default: the one that its name speaks of, such as `create_users`. */
  create?: string;
  /** The table that it changes. Default: the one that its name speaks of, such as `add_phone_to_users`. */
  table?: string;
  /** Writes a SQL file in place of a class. Default: false. */
  sql?: boolean;
}

export interface MergeOptions extends FileOptions {
  /** What it is named after. Default: `merge heads`. */
  message?: string;
  /** Lets it join revisions that are not heads. Default: false. */
  splice?: boolean;
}

/** Where migrations are, and how their files are written. */
export interface MigrationsHome extends WriteSettings {
  /** Absolute paths. */
  folders: readonly string[];
}

/** Writes a migration that follows the head, or what the options say. */
export function createMigration(
  history: History,
  home: MigrationsHome,
  name: string,
  options: CreateOptions,
): Promise<NewMigration> {
  const words = wordsOf(name);
  const parents = findParents(history, options);
  const subject = givenTable(options) ?? guessTable(words);
  return write(history, home, { words, parents, subject, sql: options.sql ?? false }, options);
}

/** Writes a migration that joins the revisions, or all heads. */
export function mergeMigrations(
  history: History,
  home: MigrationsHome,
  targets: readonly string[],
  options: MergeOptions,
): Promise<NewMigration> {
  const words = wordsOf(options.message ?? 'merge heads');
  const parents = findMergeParents(history, targets, options.splice);
  return write(history, home, { words, parents, subject: 'nothing', sql: false }, options);
}

type Contents = Pick<MigrationDraft, 'words' | 'parents' | 'subject' | 'sql'>;

function write(
  history: History,
  { folders, ...settings }: MigrationsHome,
  contents: Contents,
  options: FileOptions,
): Promise<NewMigration> {
  const [parent = ''] = contents.parents;
  const parentFile = history.migrations.get(parent)?.file;
  const folder = chooseFolder({ folders, path: options.path, parentFile });
  return writeMigration(history, { ...contents, ...nameRevision(history, options), folder }, settings);
}

function givenTable({ create, table }: CreateOptions) {
  if (create !== undefined) {
    return { create };
  }
  return table === undefined ? undefined : { table };
}
