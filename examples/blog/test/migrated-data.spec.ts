import { MigrationService } from 'siskin';

import { startBlog, type Blog } from './support/blog.js';

const CREATE_POSTS = '19d6ab42e8f5';

describe('A blog that was written before its later migrations', () => {
  let blog: Blog;

  beforeAll(async () => {
    blog = await startBlog();
    const migrations = blog.app.get(MigrationService);
    await migrations.migrate({ target: CREATE_POSTS });
    await execute(`
      insert into users (name, email) values ('Ada Lovelace', 'ada@example.com'), ('Charles Babbage', 'cb@example.com');
      insert into posts (author_id, category_id, title, body)
      values (1, 1, 'On engines', '...'), (1, 2, 'On Engines!', '...'), (1, 3, '¿?', '...')
    `);
    await migrations.migrate();
  });
  afterAll(() => blog.stop());

  it('has users with a role, that of an author where they wrote', async () => {
    expect(await execute('select full_name, role, is_verified from users order by id')).toEqual([
      { full_name: 'Ada Lovelace', role: 'author', is_verified: false },
      { full_name: 'Charles Babbage', role: 'reader', is_verified: false },
    ]);
  });

  it('has posts with different slugs, even where titles are alike or have no letter', async () => {
    expect(await execute('select slug from posts order by id')).toEqual([
      { slug: 'on-engines-1' },
      { slug: 'on-engines-2' },
      { slug: '3' },
    ]);
  });

  function execute(sql: string): Promise<object[]> {
    return blog.orm.em.fork().execute(sql);
  }
});
