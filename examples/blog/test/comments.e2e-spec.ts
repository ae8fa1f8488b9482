import request from 'supertest';

import { Comment } from '../src/comments/comment.entity.js';
import { CommentFactory } from '../src/factories/comment.factory.js';
import { PostFactory } from '../src/factories/post.factory.js';
import { UserFactory } from '../src/factories/user.factory.js';
import type { Post } from '../src/posts/post.entity.js';
import type { User } from '../src/users/user.entity.js';
import { useBlog } from './support/blog.js';

describe('The comments of the HTTP API', () => {
  const blog = useBlog();
  let reader: User;
  let post: Post;
  let url: string;

  beforeAll(async () => {
    reader = await blog.factories.get(UserFactory).create({ fullName: 'Charles Babbage' });
    post = await blog.factories.get(PostFactory).create();
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
    await expect(blog).toHaveRow(Comment, { body: 'Well said.', author: reader.id, post: post.id });
  });

  it('are listed oldest first', async () => {
    const comments = blog.factories.get(CommentFactory).state({ post });
    await comments.create({ body: 'Second', createdAt: new Date('2026-02-01') });
    await comments.create({ body: 'First', createdAt: new Date('2026-01-01') });

    const { body } = await api().get(url).expect(200);

    expect(body.items).toMatchObject([{ body: 'First' }, { body: 'Second' }]);
  });

  it('are left out once deleted, and on the page of another post', async () => {
    await blog.factories.get(CommentFactory).deleted().create({ post });
    await blog.factories.get(CommentFactory).create();

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
