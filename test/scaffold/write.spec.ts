import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FileExistsError } from '../../src/errors/file-exists.error.js';
import { InvalidNameError } from '../../src/errors/invalid-name.error.js';
import { writeSeeder } from '../../src/seeders/write-seeder.js';

describe('New files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siskin-scaffold-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['posts', 'PostsSeeder', 'posts.seeder.ts'],
    ['PostSeeder', 'PostSeeder', 'post.seeder.ts'],
    ['blog posts', 'BlogPostsSeeder', 'blog-posts.seeder.ts'],
  ])('may be a seeder: %s', async (name, seeder, file) => {
    const made = await writeSeeder(folder, name);

    expect(made).toEqual({ seeder, path: join(folder, file) });
    expect(await readFile(made.path, 'utf8')).toContain(
      `@Seeder()\nexport class ${seeder} implements SeederRunner {`,
    );
  });

  it('never take the place of others', async () => {
    const { path } = await writeSeeder(folder, 'posts');
    await expect(writeSeeder(folder, 'posts')).rejects.toEqual(new FileExistsError(path));
  });

  it.each(['', '!?'])('need a name, which %j is not', async (name) => {
    await expect(writeSeeder(folder, name)).rejects.toEqual(new InvalidNameError('seeder', name));
  });
});
