import { join, resolve } from 'node:path';

import { InvalidNameError } from '../errors/invalid-name.error.js';
import { toClassName, toStringLiteral, toWords } from '../scaffold/names.js';
import { writeNewFile } from '../scaffold/write-new-file.js';

export interface NewSeeder {
  /** The name of the class, which is that of the seeder. */
  seeder: string;
  /** The absolute path of the file. */
  path: string;
}

const SUFFIX = 'seeder';

/**
 * Writes an empty seeder: `posts` and `PostsSeeder` alike become `PostsSeeder` in `posts.seeder.ts`.
 *
 * @param database what it belongs to, unless it is the one without a name.
 * @throws InvalidNameError where no name is left of it; FileExistsError.
 */
export async function writeSeeder(folder: string, name: string, database?: string): Promise<NewSeeder> {
  const words = toWords(name).filter((word, i, all) => word !== SUFFIX || i < all.length - 1);
  if (words.length === 0) {
    throw new InvalidNameError(SUFFIX, name);
  }
  const seeder = toClassName([...words, SUFFIX], 'Seeder');
  const path = resolve(join(folder, `${words.join('-')}.${SUFFIX}.ts`));
  await writeNewFile(path, seederSource(seeder, database));
  return { seeder, path };
}

/** The text of an empty seeder. */
export function seederSource(seeder: string, database?: string): string {
  const settings = database === undefined ? '' : `{ database: ${toStringLiteral(database)} }`;
  return `import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

@Seeder(${settings})
export class ${seeder} implements SeederRunner {
  async run({ factories }: SeedContext) {
    // await factories.of(User).count(10).create();
  }
}
`;
}
