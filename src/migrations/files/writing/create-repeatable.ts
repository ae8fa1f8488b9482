import { join } from 'node:path';

import { toClassName } from '../../../scaffold/names.js';
import { writeNewFile } from '../../../scaffold/write-new-file.js';
import type { MigrationsHome } from './create-migration.js';
import { runHooks } from './after-write.js';
import { chooseFolder } from './choose-folder.js';
import { toSlug } from './file-name.js';
import { wordsOf, type NewMigration } from './write-migration.js';

export interface RepeatableOptions {
  /** The folder, one of `migrations.paths`. Needed where there are several. */
  path?: string;
  /** Writes a SQL file in place of a class. Default: false. */
  sql?: boolean;
}

/**
 * Writes a repeatable migration, known by the name of its file: it has no time of its own, as it is never done with.
 *
 * @throws FileExistsError where there is a file of that name, which stays as it is.
 */
export async function createRepeatable(
  { folders, afterWrite }: MigrationsHome,
  name: string,
  { path: given, sql = false }: RepeatableOptions,
): Promise<NewMigration> {
  const words = wordsOf(name);
  const revision = toSlug(words);
  const path = join(chooseFolder({ folders, path: given }), `${revision}${sql ? '.sql' : '.ts'}`);
  await writeNewFile(path, sql ? sqlText(revision) : classText(words, revision));
  await runHooks(afterWrite, { revision, path });
  return { revision, path, parents: [], labels: [], dependsOn: [] };
}

function classText(words: readonly string[], view: string): string {
  return `import { Migration, type Operations } from 'siskin';

export default class ${toClassName(words, 'Migration')} extends Migration {
  static readonly repeatable = true;

  change(op: Operations) {
    // op.createView('${view}', 'select id from users');
  }
}
`;
}

function sqlText(view: string): string {
  return `-- repeatable: true

-- up
-- create view ${view} as select id from users;

-- down
-- drop view if exists ${view};
`;
}
