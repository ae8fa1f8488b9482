import { useBlog } from './support/blog.js';

const CREATE_PAGE_VIEWS = 'b81e40c7a2d5';

describe('The migrations of the analytics', () => {
  const blog = useBlog({ databases: { analytics: { isolation: 'clone' } } });
  const analytics = () => blog.database('analytics');

  it('count what was viewed before there were totals', async () => {
    await analytics().migrateTo(CREATE_PAGE_VIEWS);
    await analytics().execute(`insert into page_views (path) values ('/posts'), ('/posts'), ('/tags')`);
    await analytics().migrateTo('head');

    expect(await analytics().execute('select path, views from daily_totals order by path')).toEqual([
      { path: '/posts', views: 2 },
      { path: '/tags', views: 1 },
    ]);
  });
});
