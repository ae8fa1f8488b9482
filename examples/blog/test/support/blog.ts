import { MikroORM } from '@mikro-orm/postgresql';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { createTestDatabase } from 'siskin/testing';
import type { App } from 'supertest/types.js';

import { AppModule } from '../../src/app.module.js';

export interface Blog {
  app: INestApplication<App>;
  orm: MikroORM;
  /** Closes the application and drops its database. */
  stop(): Promise<void>;
}

/** The application on an empty database of its own. */
export async function startBlog(): Promise<Blog> {
  const database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;

  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app = await module.createNestApplication<INestApplication<App>>().init();
  const stop = async () => {
    await app.close();
    await database.drop();
  };
  return { app, orm: app.get(MikroORM), stop };
}
