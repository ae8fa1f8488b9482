import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { defineConfig } from '@mikro-orm/postgresql';

import { databaseUrl } from '../database.config.js';
import { DailyTotal } from './daily-total.entity.js';
import { PageView } from './page-view.entity.js';

export function analyticsConfig() {
  return defineConfig({
    clientUrl: process.env['ANALYTICS_DATABASE_URL'] ?? besideBlog(databaseUrl()),
    entities: [PageView, DailyTotal],
    metadataProvider: ReflectMetadataProvider,
    schemaGenerator: { skipTables: [/^siskin_migrations/] },
  });
}

/** On the same server: `blog_analytics` beside `blog`. */
function besideBlog(url: string): string {
  const analytics = new URL(url);
  analytics.pathname += '_analytics';
  return analytics.href;
}
