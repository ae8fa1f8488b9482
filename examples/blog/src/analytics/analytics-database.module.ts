import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { SiskinModule } from 'siskin';

import { analyticsConfig } from './analytics.config.js';
import { AnalyticsSeeder } from './analytics.seeder.js';
import { PageViewFactory } from './page-view.factory.js';

/** The second database, with a history of its own: `nest-cmd db:status --database analytics`. */
@Module({
  imports: [
    MikroOrmModule.forRootAsync({
      contextName: 'analytics',
      driver: PostgreSqlDriver,
      // Requests are about the blog: whoever writes page views forks an EntityManager.
      useFactory: () => ({ ...analyticsConfig(), registerRequestContext: false }),
    }),
    SiskinModule.forRoot({
      contextName: 'analytics',
      migrations: { paths: [join(import.meta.dirname, 'migrations')] },
      seeders: { path: 'src/analytics', default: 'AnalyticsSeeder' },
      factories: { path: 'src/analytics' },
    }),
  ],
  providers: [AnalyticsSeeder, PageViewFactory],
})
export class AnalyticsDatabaseModule {}
