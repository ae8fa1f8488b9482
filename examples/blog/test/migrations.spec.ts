import { MigrationService } from 'siskin';
import { checkMigrations } from 'siskin/testing';

import { Category } from '../src/categories/category.entity.js';
import { createBlog, useBlog } from './support/blog.js';

checkMigrations(createBlog, { database: ['default', 'analytics'] });

describe('The migrations of the blog', () => {
  const blog = useBlog({ isolation: 'clone' });

  it('make the tables, and insert the default categories', async () => {
    expect(await tables()).toEqual(['categories', 'comments', 'post_tags', 'posts', 'tags', 'users']);

    const categories = await blog.em.findAll(Category, { orderBy: { id: 'asc' } });
    expect(categories.map(({ slug }) => slug)).toEqual([
      'engineering',
      'product',
      'design',
      'company',
      'field-notes',
    ]);
  });

  it('go back to nothing, and up again to the same', async () => {
    await blog.get(MigrationService).rollback();
    expect(await tables()).toEqual([]);

    await blog.get(MigrationService).migrate();
    await expect(blog).toHaveRowCount(Category, 5);
  });

  async function tables(): Promise<string[]> {
    const rows = await blog.execute<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name not like 'siskin\\_%' order by 1`,
    );
    return rows.map(({ name }) => name);
  }
});
