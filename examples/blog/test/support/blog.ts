import { MikroORM } from '@mikro-orm/postgresql';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { getMigrationServiceToken, type MigrationService } from 'siskin';
import { createTestDatabase } from 'siskin/testing';
import type { App } from 'supertest/types.js';

import { AppModule } from '../../src/app.module.js';

export interface Blog {
  app: INestApplication<App>;
  orm: MikroORM;
  /** The migrations of the second database, all of them applied. */
  analytics: MigrationService;
  /** Closes the application and drops its databases. */
  stop(): Promise<void>;
}

/** The application on an empty database of its own, and one for analytics that is migrated. */
export async function startBlog(): Promise<Blog> {
  const databases = [await createTestDatabase(), await createTestDatabase()] as const;
  process.env['DATABASE_URL'] = databases[0].url;
  process.env['ANALYTICS_DATABASE_URL'] = databases[1].url;

  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app = await module.createNestApplication<INestApplication<App>>().init();
  const stop = async () => {
    await app.close();
    await Promise.all(databases.map((database) => database.drop()));
  };
  const analytics = app.get<MigrationService>(getMigrationServiceToken('analytics'));
  await analytics.migrate();
  return { app, orm: app.get(MikroORM), analytics, stop };
}
