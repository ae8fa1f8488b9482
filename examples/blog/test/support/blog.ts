import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type TestedApplication, useDatabase, type UseDatabaseOptions } from 'siskin/testing';
import type { App } from 'supertest/types.js';

import { AnalyticsService } from '../../src/analytics/analytics.service.js';
import { AppModule } from '../../src/app.module.js';

export type Blog = TestedApplication<INestApplication<App>>;

/** The application with both of its databases. Not initialised: the kit leads it to theirs first. */
export async function createBlog(): Promise<INestApplication<App>> {
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  return module.createNestApplication<INestApplication<App>>();
}

/** The blog for the tests of a file or a block, each of which finds its databases as they were for the one before. */
export function useBlog(options: UseDatabaseOptions = {}): Blog {
  const blog = useDatabase(createBlog, options);
  // Page views are written after the answer: a test has ended when they are.
  afterEach(() => blog.get(AnalyticsService).settled());
  return blog;
}
