import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FileExistsError, InvalidNameError } from '../../src/index.js';
import { writeMigration } from '../../src/migrations/files/write-migration.js';
import { writeSeeder } from '../../src/seeders/write-seeder.js';

describe('New files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siskin-scaffold-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('may be a migration that follows the heads', async () => {
    const now = new Date('2026-11-21T18:30:00Z');
    const made = await writeMigration(join(folder, 'new'), 'Add phone', ['a1', 'b2'], now);

    expect(made).toEqual({
      revision: expect.stringMatching(/^[0-9a-f]{12}$/),
      path: join(folder, 'new/20261121183000_add_phone.ts'),
      parents: ['a1', 'b2'],
    });
    expect(await readFile(made.path, 'utf8')).toBe(`import { Migration, type Operations } from 'siskin';

export default class AddPhone extends Migration {
  static readonly revision = '${made.revision}';
  static readonly parents = ['a1', 'b2'];

  change(op: Operations) {
    // op.addColumn('users', (t) => t.varchar('phone', 20));
  }
}
`);
  });

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
    await expect(writeMigration(folder, name, [])).rejects.toEqual(new InvalidNameError('migration', name));
    await expect(writeSeeder(folder, name)).rejects.toEqual(new InvalidNameError('seeder', name));
  });
});
