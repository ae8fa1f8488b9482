import { MigrationService } from 'siskin';

import { Category } from '../src/categories/category.entity.js';
import { startBlog, type Blog } from './support/blog.js';

describe('The migrations of the blog', () => {
  let blog: Blog;
  let migrations: MigrationService;

  beforeAll(async () => {
    blog = await startBlog();
    migrations = blog.app.get(MigrationService);
  });
  afterAll(() => blog.stop());

  it('build what the entities describe', async () => {
    await migrations.migrate();

    expect(await tables()).toEqual(['categories', 'comments', 'post_tags', 'posts', 'tags', 'users']);
    expect(await blog.orm.schema.getUpdateSchemaSQL()).toBe('');
  });

  it('insert the default categories', async () => {
    const categories = await blog.orm.em.fork().findAll(Category, { orderBy: { id: 'asc' } });

    expect(categories.map(({ slug }) => slug)).toEqual([
      'engineering',
      'product',
      'design',
      'company',
      'field-notes',
    ]);
  });

  it('go back to nothing', async () => {
    await migrations.rollback();

    expect(await tables()).toEqual([]);
  });

  it('and up again to the same', async () => {
    await migrations.migrate();

    expect(await blog.orm.schema.getUpdateSchemaSQL()).toBe('');
    expect(await blog.orm.em.fork().count(Category)).toBe(5);
  });

  async function tables(): Promise<string[]> {
    const rows = await blog.orm.em.fork().execute<{ name: string }[]>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name not like 'siskin\\_%' order by 1`,
    );
    return rows.map(({ name }) => name);
  }
});
