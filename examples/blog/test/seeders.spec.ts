import { SeederService } from 'siskin';
import { openTestDatabase } from 'siskin/testing';

import { Category } from '../src/categories/category.entity.js';
import { Comment } from '../src/comments/comment.entity.js';
import { Post } from '../src/posts/post.entity.js';
import { CategorySeeder } from '../src/seeders/category.seeder.js';
import { DatabaseSeeder } from '../src/seeders/database.seeder.js';
import { User, UserRole } from '../src/users/user.entity.js';
import { type Blog, createBlog, useBlog } from './support/blog.js';

describe('DatabaseSeeder', () => {
  const blog = useBlog({ seed: DatabaseSeeder });

  it('makes 100 users, 500 posts and 1,000 comments', async () => {
    await expect(blog).toHaveRowCount(User, 100);
    await expect(blog).toHaveRowCount(Post, 500);
    await expect(blog).toHaveRowCount(Comment, 1_000);
  });

  it('uses the categories of the file, all of them', async () => {
    const posts = await blog.em.findAll(Post, { populate: ['category'] });
    const used = new Set(posts.map(({ category }) => category.$.slug));

    expect([...used].sort()).toEqual([
      'company',
      'design',
      'engineering',
      'field-notes',
      'product',
      'research',
    ]);
  });

  it('lets readers write no post', async () => {
    await expect(blog).not.toHaveRow(Post, { author: { role: UserRole.Reader } });
  });

  it('gives each post a slug made from its title', async () => {
    const post = await blog.em.findOneOrFail(Post, { title: { $ne: '' } });
    const words = post.title.toLowerCase().match(/[a-z0-9]+/g);

    expect(post.slug).toMatch(new RegExp(`^${words?.join('-')}-\\d+$`));
  });
});

describe('CategorySeeder', () => {
  const blog = useBlog();

  const seed = async () => {
    const { seeders } = await blog.get(SeederService).run(CategorySeeder);
    return seeders.flatMap(({ references }) => references ?? []);
  };
  const categories = async () =>
    (await blog.em.findAll(Category, { orderBy: { id: 'asc' } })).map(({ slug, name }) => [slug, name]);

  it('brings the categories that the migrations inserted to those of the file', async () => {
    await blog.em.execute(
      `update categories set name = 'Drawing' where slug = 'design';
       insert into categories (name, slug) values ('Gossip', 'gossip')`,
    );
    expect(await seed()).toMatchObject([
      {
        table: 'categories',
        mode: 'sync',
        added: 1,
        changed: 1,
        removed: 1,
        unchanged: 4,
        differences: [
          { type: 'added', key: { slug: 'research' }, values: { name: 'Research' } },
          {
            type: 'changed',
            key: { slug: 'design' },
            before: { name: 'Drawing' },
            after: { name: 'Design' },
          },
          { type: 'removed', key: { slug: 'gossip' } },
        ],
      },
    ]);
    expect(await categories()).toEqual([
      ['engineering', 'Engineering'],
      ['product', 'Product'],
      ['design', 'Design'],
      ['company', 'Company'],
      ['field-notes', 'Field notes'],
      ['research', 'Research'],
    ]);
    expect(await seed()).toMatchObject([{ added: 0, changed: 0, removed: 0, unchanged: 6 }]);
  });

  it('takes no category away that has posts', async () => {
    await blog.em.execute(
      `insert into users (full_name, email) values ('Ada', 'ada@example.com');
       insert into categories (name, slug) values ('Gossip', 'gossip');
       insert into posts (author_id, category_id, title, slug, body)
       select u.id, c.id, 'Heard', 'heard', '...' from users u, categories c where c.slug = 'gossip'`,
    );
    await expect(seed()).rejects.toMatchObject({
      seeder: 'CategorySeeder',
      cause: { code: 'SISKIN_REFERENCED_ROWS', table: 'categories' },
    });
    expect(await categories()).toContainEqual(['gossip', 'Gossip']);
  });
});

/** The rows of all tables but the ledger's, as text, in the order of their columns. */
async function rowsOf(blog: Blog): Promise<Record<string, string[]>> {
  const tables = await blog.execute<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'siskin%' order by 1`,
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await blog.execute<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** In a database of its own, whose keys begin anew. */
async function seedWith(randomSeed: number): Promise<Record<string, string[]>> {
  await using blog = await openTestDatabase(createBlog, { isolation: 'clone' });
  await blog.get(SeederService).run(DatabaseSeeder, { randomSeed });
  return await rowsOf(blog);
}

describe('one random seed', () => {
  let first: Record<string, string[]>;
  beforeAll(async () => void (first = await seedWith(42)));

  it('gives equal rows in two databases: every column of every table', async () => {
    const second = await seedWith(42);

    expect(Object.entries(first).map(([table, rows]) => [table, rows.length])).toEqual([
      ['categories', 6],
      ['comments', 1_000],
      ['post_tags', expect.any(Number)],
      ['posts', 500],
      ['tags', 20],
      ['users', 100],
    ]);
    expect(second).toEqual(first);
  });

  it('gives other rows than another one, but for reference data', async () => {
    const { categories, ...rows } = first;
    const { categories: same, ...others } = await seedWith(43);

    expect(same).toEqual(categories);
    for (const [table, found] of Object.entries(rows)) {
      expect([table, others[table]]).not.toEqual([table, found]);
    }
  });
});
