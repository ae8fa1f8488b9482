import { useBlog } from './support/blog.js';

const CREATE_POSTS = '19d6ab42e8f5';

describe('A blog that was written before its later migrations', () => {
  const blog = useBlog({ isolation: 'clone' });

  beforeEach(async () => {
    await blog.migrateTo(CREATE_POSTS);
    await blog.execute(`
      insert into users (name, email) values ('Ada Lovelace', 'ada@example.com'), ('Charles Babbage', 'cb@example.com');
      insert into posts (author_id, category_id, title, body)
      values (1, 1, 'On engines', '...'), (1, 2, 'On Engines!', '...'), (1, 3, '¿?', '...')
    `);
    await blog.migrateTo('head');
  });

  it('has users with a role, that of an author where they wrote', async () => {
    expect(await blog.execute('select full_name, role, is_verified from users order by id')).toEqual([
      { full_name: 'Ada Lovelace', role: 'author', is_verified: false },
      { full_name: 'Charles Babbage', role: 'reader', is_verified: false },
    ]);
  });

  it('has posts with different slugs, even where titles are alike or have no letter', async () => {
    expect(await blog.execute('select slug from posts order by id')).toEqual([
      { slug: 'on-engines-1' },
      { slug: 'on-engines-2' },
      { slug: '3' },
    ]);
  });
});
