import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { InvalidNameError } from '../../errors/invalid-name.error.js';
import { toClassName, toSlug, toTimestamp } from './file-name.js';

export interface NewMigration {
  revision: string;
  /** The absolute path of the file. */
  path: string;
  parents: readonly string[];
}

/**
 * Writes an empty migration that follows `parents`. Never overwrites a file.
 *
 * @throws InvalidNameError where the name holds no letter or digit.
 */
export async function writeMigration(
  folder: string,
  name: string,
  parents: readonly string[],
  now = new Date(),
): Promise<NewMigration> {
  const slug = toSlug(name);
  if (slug === '') {
    throw new InvalidNameError('migration', name);
  }
  const revision = randomBytes(6).toString('hex');
  const path = join(folder, `${toTimestamp(now)}_${slug}.ts`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, template(toClassName(slug), revision, parents), { flag: 'wx' });
  return { revision, path, parents };
}

function template(className: string, revision: string, parents: readonly string[]): string {
  return `import { Migration, type Operations } from 'siskin';

export default class ${className} extends Migration {
  static readonly revision = '${revision}';
  static readonly parents = [${parents.map((parent) => `'${parent}'`).join(', ')}];

  change(op: Operations) {
    // op.addColumn('users', (t) => t.varchar('phone', 20));
  }
}
`;
}
