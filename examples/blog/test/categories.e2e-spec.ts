import { FactoryRegistry, MigrationService } from 'siskin';
import request from 'supertest';

import { CategoryFactory } from '../src/factories/category.factory.js';
import { startBlog, type Blog } from './support/blog.js';

describe('The categories of the HTTP API', () => {
  let blog: Blog;

  beforeAll(async () => {
    blog = await startBlog();
    await blog.app.get(MigrationService).migrate();
    await blog.app.get(FactoryRegistry).get(CategoryFactory).create({ name: 'Diary', slug: 'diary' });
  });
  afterAll(() => blog.stop());

  it('are listed by name: those of the migrations, and any other', async () => {
    const { body } = await request(blog.app.getHttpServer()).get('/categories').expect(200);

    expect(body).toMatchObject([
      { name: 'Company', slug: 'company' },
      { name: 'Design', slug: 'design' },
      { name: 'Diary', slug: 'diary' },
      { name: 'Engineering', slug: 'engineering' },
      { name: 'Field notes', slug: 'field-notes' },
      { name: 'Product', slug: 'product' },
    ]);
  });
});
