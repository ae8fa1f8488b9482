import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { InvalidNameError } from '../../errors/invalid-name.error.js';
import { toClassName, toStringLiteral, toTimestamp, toWords } from '../../scaffold/names.js';
import { writeNewFile } from '../../scaffold/write-new-file.js';

export interface NewMigration {
  revision: string;
  /** The absolute path of the file. */
  path: string;
  parents: readonly string[];
}

/**
 * Writes an empty migration that follows `parents`.
 *
 * @throws InvalidNameError where the name holds no letter or digit.
 */
export async function writeMigration(
  folder: string,
  name: string,
  parents: readonly string[],
  now = new Date(),
): Promise<NewMigration> {
  const words = toWords(name);
  if (words.length === 0) {
    throw new InvalidNameError('migration', name);
  }
  const revision = randomBytes(6).toString('hex');
  const path = join(folder, `${toTimestamp(now)}_${words.join('_')}.ts`);
  await writeNewFile(path, migrationSource(toClassName(words, 'Migration'), revision, parents));
  return { revision, path, parents };
}

function migrationSource(className: string, revision: string, parents: readonly string[]): string {
  return `import { Migration, type Operations } from 'siskin';

export default class ${className} extends Migration {
  static readonly revision = '${revision}';
  static readonly parents = [${parents.map(toStringLiteral).join(', ')}];

  change(op: Operations) {
    // op.addColumn('users', (t) => t.varchar('phone', 20));
  }
}
`;
}
