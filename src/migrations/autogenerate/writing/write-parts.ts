import type { History } from '../../history.js';
import { toClassName } from '../../../scaffold/names.js';
import { chooseFolder } from '../../files/writing/choose-folder.js';
import type { CreateOptions, MigrationsHome } from '../../files/writing/create-migration.js';
import { findParents } from '../../files/writing/find-parents.js';
import { recordedSource } from '../../files/writing/migration-source.js';
import { nameRevision } from '../../files/writing/name-revision.js';
import { wordsOf, writeSource, type NewMigration } from '../../files/writing/write-migration.js';
import type { NamingRule } from '../../operations/names.js';
import type { RenderOperation } from '../../operations/operation.js';
import type { MigrationPart } from '../safe/migration-part.js';

export type PartsOptions = Pick<
  CreateOptions,
  'head' | 'splice' | 'path' | 'revision' | 'labels' | 'dependsOn'
>;

/** Where and how the files are written. */
export interface PartsHome {
  history: History;
  home: MigrationsHome;
  naming: NamingRule;
  /** Default: each as its kind writes it. */
  render?: RenderOperation | undefined;
}

const SECOND_MS = 1_000;

/** Writes a migration for each part, one after another in the history. The id and the labels are those of the first. */
export async function writeParts(
  { history, home: { folders, ...settings }, naming, render }: PartsHome,
  name: string,
  parts: readonly MigrationPart[],
  options: PartsOptions,
): Promise<NewMigration[]> {
  const now = settings.now ?? new Date();
  const written: NewMigration[] = [];
  let parents = findParents(history, options);
  const parentFile = history.migrations.get(parents[0] ?? '')?.file;
  const folder = chooseFolder({ folders, path: options.path, parentFile });
  for (const [place, { suffix, transaction, operations }] of parts.entries()) {
    const words = [...wordsOf(name), ...suffix];
    const names = place === 0 ? nameRevision(history, options) : nameRevision(history, {});
    const revision = { ...names, parents, className: toClassName(words, 'Migration') };
    const source = recordedSource({ ...revision, transaction, operations, naming, render });
    // One after another by their names as well, for whoever looks at the folder.
    const at = new Date(now.getTime() + place * SECOND_MS);
    const draft = { ...names, words, folder, parents, sql: false };
    written.push(await writeSource(history, draft, source, { ...settings, now: at }));
    parents = [names.revision];
  }
  return written;
}
