import { getMikroORMToken } from '@mikro-orm/nestjs';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import {
  FactoryRegistry,
  getFactoryRegistryToken,
  getSeederServiceToken,
  MigrationService,
  SeederService,
} from 'siskin';
import request from 'supertest';

import { AnalyticsSeeder } from '../src/analytics/analytics.seeder.js';
import { AnalyticsService } from '../src/analytics/analytics.service.js';
import { PageView } from '../src/analytics/page-view.entity.js';
import { PageViewFactory } from '../src/analytics/page-view.factory.js';
import { startBlog, type Blog } from './support/blog.js';

const CREATE_PAGE_VIEWS = 'b81e40c7a2d5';

describe('The analytics of the blog', () => {
  let blog: Blog;
  let orm: MikroORM;

  beforeAll(async () => {
    blog = await startBlog();
    orm = blog.app.get<MikroORM>(getMikroORMToken('analytics'));
    await blog.app.get(MigrationService).migrate();
  });
  afterAll(() => blog.stop());
  beforeEach(() => orm.schema.clear());

  const api = () => request(blog.app.getHttpServer());
  const settled = () => blog.app.get(AnalyticsService).settled();

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
    const [view] = await orm.em.fork().findAll(PageView, { orderBy: { id: 'asc' } });
    expect(view).toMatchObject({ path: '/posts', userAgent: 'Mosaic/1.0' });
  });

  it('are those of the last days', async () => {
    await execute(`insert into daily_totals (day, path, views) values
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
    await blog.analytics.rollback({ target: 'base' });
    try {
      await api().get('/categories').expect(200);
      await settled();

      expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^A view of \/categories was not recorded: /));
    } finally {
      warn.mockRestore();
      await blog.analytics.migrate();
    }
  });

  it('have migrations that build what the entities describe, and can be reverted', async () => {
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
    await blog.analytics.rollback({ target: 'base' });
    expect(await execute(`select to_regclass('page_views') as name`)).toEqual([{ name: null }]);
    await blog.analytics.migrate();
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
  });

  it('count what was viewed before there were totals', async () => {
    await blog.analytics.rollback({ target: CREATE_PAGE_VIEWS });
    await execute(`insert into page_views (path) values ('/posts'), ('/posts'), ('/tags')`);
    await blog.analytics.migrate();

    expect(await execute('select path, views from daily_totals order by path')).toEqual([
      { path: '/posts', views: 2 },
      { path: '/tags', views: 1 },
    ]);
  });

  it('have factories, and a seeder that is run for their database', async () => {
    const factories = blog.app.get<FactoryRegistry>(getFactoryRegistryToken('analytics'));
    await factories.get(PageViewFactory).create({ path: '/made' });
    await blog.app.get<SeederService>(getSeederServiceToken('analytics')).run(AnalyticsSeeder);

    const em = orm.em.fork();
    expect(await em.count(PageView)).toBe(2_001);
    expect(await execute('select sum(views)::int as views from daily_totals')).toEqual([{ views: 2_001 }]);
    expect(blog.app.get(SeederService).list()).not.toContainEqual(
      expect.objectContaining({ name: 'AnalyticsSeeder' }),
    );
  });

  function execute(sql: string): Promise<object[]> {
    return orm.em.fork().execute(sql);
  }
});
