import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { SeederService } from 'siskin';
import request from 'supertest';

import { AnalyticsSeeder } from '../src/analytics/analytics.seeder.js';
import { AnalyticsService } from '../src/analytics/analytics.service.js';
import { PageView } from '../src/analytics/page-view.entity.js';
import { PageViewFactory } from '../src/analytics/page-view.factory.js';
import { useBlog } from './support/blog.js';

describe('The analytics of the blog', () => {
  const blog = useBlog();
  const analytics = () => blog.database('analytics');

  const api = () => request(blog.app.getHttpServer());
  const settled = () => blog.get(AnalyticsService).settled();

  it('count what is read, and nothing else', async () => {
    await api().get('/posts?perPage=5').set('User-Agent', 'Mosaic/1.0').expect(200);
    await api().get('/posts').expect(200);
    await api().get('/categories').expect(200);
    await api().get('/posts/nothing').expect(404);
    await api().post('/posts').send({}).expect(400);
    await settled();

    const { body } = await api().get('/analytics/totals').expect(200);
    expect(body).toEqual([
      { path: '/posts', views: 2 },
      { path: '/categories', views: 1 },
    ]);
    const [view] = await analytics().em.findAll(PageView, { orderBy: { id: 'asc' } });
    expect(view).toMatchObject({ path: '/posts', userAgent: 'Mosaic/1.0' });
  });

  it('are those of the last days', async () => {
    await analytics().execute(`insert into daily_totals (day, path, views) values
      ((now() at time zone 'UTC')::date, '/posts', 3), ((now() at time zone 'UTC')::date - 1, '/posts', 4),
      ((now() at time zone 'UTC')::date - 10, '/posts', 5)`);

    const totals = async (query: string) => (await api().get(`/analytics/totals${query}`).expect(200)).body;
    expect(await totals('?days=1')).toEqual([{ path: '/posts', views: 3 }]);
    expect(await totals('')).toEqual([{ path: '/posts', views: 7 }]);
    expect(await totals('?days=30')).toEqual([{ path: '/posts', views: 12 }]);
    const { body } = await api().get('/analytics/totals?days=0').expect(400);
    expect(body).toMatchObject({ message: ['days: a whole number from 1 to 366 is expected'] });
  });

  it('break no request where they fail', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    await analytics().execute('drop table page_views, daily_totals');
    try {
      await api().get('/categories').expect(200);
      await settled();

      expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^A view of \/categories was not recorded: /));
    } finally {
      warn.mockRestore();
    }
  });

  it('have factories, and a seeder that is run for their database', async () => {
    await analytics().factories.get(PageViewFactory).create({ path: '/made' });
    await analytics().seed(AnalyticsSeeder);

    await expect(analytics()).toHaveRowCount(PageView, 2_001);
    expect(await analytics().execute('select sum(views)::int as views from daily_totals')).toEqual([
      { views: 2_001 },
    ]);
    expect(await blog.get(SeederService).list()).not.toContainEqual(
      expect.objectContaining({ name: 'AnalyticsSeeder' }),
    );
  });
});
