import { FactoryRegistry, MigrationService } from 'siskin';
import request from 'supertest';

import { CommentFactory } from '../src/factories/comment.factory.js';
import { PostFactory } from '../src/factories/post.factory.js';
import { UserFactory } from '../src/factories/user.factory.js';
import type { Post } from '../src/posts/post.entity.js';
import type { User } from '../src/users/user.entity.js';
import { startBlog, type Blog } from './support/blog.js';

describe('The comments of the HTTP API', () => {
  let blog: Blog;
  let factories: FactoryRegistry;
  let reader: User;
  let post: Post;
  let url: string;

  beforeAll(async () => {
    blog = await startBlog();
    factories = blog.app.get(FactoryRegistry);
    await blog.app.get(MigrationService).migrate();
  });
  afterAll(() => blog.stop());

  beforeEach(async () => {
    reader = await factories.get(UserFactory).create({ fullName: 'Charles Babbage' });
    post = await factories.get(PostFactory).create();
    url = `/posts/${post.slug}/comments`;
  });

  const api = () => request(blog.app.getHttpServer());
  const comment = () => ({ body: 'Well said.', authorId: reader.id });

  it('are taken and listed', async () => {
    const { body } = await api().post(url).send(comment()).expect(201);
    const list = await api().get(url).expect(200);

    expect(body).toMatchObject({
      body: 'Well said.',
      author: { id: reader.id, fullName: 'Charles Babbage' },
    });
    expect(list.body).toEqual({ items: [body], total: 1, page: 1, perPage: 20 });
  });

  it('are listed oldest first', async () => {
    const comments = factories.get(CommentFactory).state({ post });
    await comments.create({ body: 'Second', createdAt: new Date('2026-02-01') });
    await comments.create({ body: 'First', createdAt: new Date('2026-01-01') });

    const { body } = await api().get(url).expect(200);

    expect(body.items).toMatchObject([{ body: 'First' }, { body: 'Second' }]);
  });

  it('are left out once deleted, and on the page of another post', async () => {
    await factories.get(CommentFactory).deleted().create({ post });
    await factories.get(CommentFactory).create();

    const { body } = await api().get(url).expect(200);

    expect(body).toMatchObject({ items: [], total: 0 });
  });

  it.each([
    [{ body: '' }, 'body: a text of 1 to 5,000 characters is expected'],
    [{ body: 'a\0b' }, 'body: a text of 1 to 5,000 characters is expected'],
    [{ authorId: 2_000_000_000 }, 'authorId: there is no user 2000000000'],
  ])('are refused with %j', async (change, message) => {
    const { body } = await api()
      .post(url)
      .send({ ...comment(), ...change })
      .expect(400);

    expect(body.message).toEqual([message]);
  });

  it('belong to a post that is there', async () => {
    const read = await api().get('/posts/unknown/comments');
    const written = await api().post('/posts/unknown/comments').send(comment());

    expect([read.status, written.status]).toEqual([404, 404]);
  });
});
