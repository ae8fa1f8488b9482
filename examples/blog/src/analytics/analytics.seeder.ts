import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { PageViewFactory } from './page-view.factory.js';

const PATHS = ['/posts', '/categories', '/posts/on-engines', '/posts/a-first-program'];

/** 2,000 page views of the last 30 days, and their daily totals. */
@Seeder({ database: 'analytics' })
export class AnalyticsSeeder implements SeederRunner {
  async run({ em, factories }: SeedContext) {
    await factories
      .get(PageViewFactory)
      .state(({ faker }) => ({ path: faker.helpers.arrayElement(PATHS) }))
      .count(2_000)
      .create();

    await em.execute(
      `insert into daily_totals (day, path, views)
       select (viewed_at at time zone 'UTC')::date, path, count(*) from page_views group by 1, 2
       on conflict (day, path) do update set views = excluded.views`,
    );
  }
}
