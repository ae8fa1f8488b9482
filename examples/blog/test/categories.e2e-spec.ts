import request from 'supertest';

import { CategoryFactory } from '../src/factories/category.factory.js';
import { useBlog } from './support/blog.js';

describe('The categories of the HTTP API', () => {
  const blog = useBlog();

  it('are listed by name: those of the migrations, and any other', async () => {
    await blog.factories.get(CategoryFactory).create({ name: 'Diary', slug: 'diary' });

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
