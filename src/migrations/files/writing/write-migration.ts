import { join } from 'node:path';

import { InvalidNameError } from '../../../errors/invalid-name.error.js';
import { toClassName, toWords } from '../../../scaffold/names.js';
import { writeNewFile } from '../../../scaffold/write-new-file.js';
import type { History } from '../../history.js';
import { runHooks } from './after-write.js';
import { ensureSortedLast } from './ensure-sorted-last.js';
import { toFileName } from './file-name.js';
import { migrationSource, type NewRevision } from './migration-source.js';
import type { RevisionNames } from './name-revision.js';
import { sqlSource } from './sql-source.js';

export interface NewMigration {
  revision: string;
  /** The absolute path of the file. */
  path: string;
  parents: readonly string[];
  labels: readonly string[];
  /** Full ids and labels. */
  dependsOn: readonly string[];
}

/** All that is settled about a migration before its file is written. */
export interface MigrationDraft extends RevisionNames, Pick<NewRevision, 'subject'> {
  words: readonly string[];
  folder: string;
  parents: readonly string[];
  /** Whether it is a SQL file. */
  sql: boolean;
}

export interface WriteSettings {
  /** The template of {@link toFileName}. */
  fileName: string;
  /** Commands to run on the file. */
  afterWrite: readonly string[];
  now?: Date;
}

/** {@link writeSource} of a migration that is yet to be filled in. */
export async function writeMigration(
  history: History,
  draft: MigrationDraft,
  settings: WriteSettings,
): Promise<NewMigration> {
  return writeSource(history, draft, toSource(draft), settings);
}

/**
 * Writes the migration, then runs the hooks on its file.
 *
 * @throws FileOrderError where a file that is there would follow it only by its name.
 * @throws FileExistsError where there is a file of that name, which stays as it is.
 * @throws PostWriteHookError where a hook fails; the file stays.
 */
export async function writeSource(
  history: History,
  draft: Omit<MigrationDraft, 'subject'>,
  source: string,
  { fileName, afterWrite, now = new Date() }: WriteSettings,
): Promise<NewMigration> {
  const { revision, parents, labels, dependsOn, words } = draft;
  const name = toFileName(fileName, { revision, words, now });
  const path = join(draft.folder, `${name}${draft.sql ? '.sql' : '.ts'}`);
  ensureSortedLast(history, draft.folder, path);
  await writeNewFile(path, source);
  await runHooks(afterWrite, { revision, path });
  return { revision, path, parents, labels, dependsOn };
}

/** @throws InvalidNameError where the name holds no letter or digit. */
export function wordsOf(name: string): string[] {
  const words = toWords(name);
  if (words.length === 0) {
    throw new InvalidNameError('migration', name);
  }
  return words;
}

function toSource(draft: MigrationDraft): string {
  const revision = { ...draft, className: toClassName(draft.words, 'Migration') };
  return draft.sql ? sqlSource(revision) : migrationSource(revision);
}
