import { expectQueries, recordQueries } from 'siskin/testing';
import request from 'supertest';

import type { Category } from '../src/categories/category.entity.js';
import { CategoryFactory } from '../src/factories/category.factory.js';
import { CommentFactory } from '../src/factories/comment.factory.js';
import { PostFactory } from '../src/factories/post.factory.js';
import { UserFactory } from '../src/factories/user.factory.js';
import type { Post } from '../src/posts/post.entity.js';
import type { User } from '../src/users/user.entity.js';
import { useBlog } from './support/blog.js';

describe('The posts of the HTTP API', () => {
  const blog = useBlog();
  let author: User;
  let category: Category;
  let post: Post;

  beforeAll(async () => {
    author = await blog.factories.get(UserFactory).author().create({ fullName: 'Ada Lovelace' });
    category = await blog.factories.get(CategoryFactory).create({ name: 'Essays', slug: 'essays' });
    post = await posts().create({
      title: 'On engines',
      slug: 'on-engines',
      createdAt: new Date('2026-01-01'),
    });
  });

  const api = () => request(blog.app.getHttpServer());
  const list = async () => (await api().get('/posts').expect(200)).body;
  const posts = () => blog.factories.get(PostFactory).state({ author, category });
  const draft = () => ({ title: 'Crème brûlée!', body: 'Sugar.', authorId: author.id, category: 'essays' });

  describe('GET /posts', () => {
    it('lists a post with its author, its category and the number of its comments', async () => {
      await blog.factories.get(CommentFactory).count(2).create({ post, author });
      await blog.factories.get(CommentFactory).deleted().create({ post, author });

      const { body } = await api().get('/posts').expect(200);

      expect(body).toEqual({
        items: [
          {
            title: 'On engines',
            slug: 'on-engines',
            author: { id: author.id, fullName: 'Ada Lovelace' },
            category: { name: 'Essays', slug: 'essays' },
            tags: [],
            commentCount: 2,
            createdAt: '2026-01-01T00:00:00.000Z',
          },
        ],
        total: 1,
        page: 1,
        perPage: 20,
      });
    });

    it('puts the newest first, page by page', async () => {
      await posts().create({ slug: 'newest', createdAt: new Date('2026-03-01') });
      await posts().create({ slug: 'newer', createdAt: new Date('2026-02-01') });

      const first = await api().get('/posts?perPage=2').expect(200);
      const second = await api().get('/posts?perPage=2&page=2').expect(200);

      expect(slugsOf(first.body)).toEqual(['newest', 'newer']);
      expect(slugsOf(second.body)).toEqual(['on-engines']);
      expect(second.body).toMatchObject({ total: 3, page: 2, perPage: 2 });
    });

    it('keeps to a category', async () => {
      await blog.factories.get(PostFactory).create();

      const { body } = await api().get('/posts?category=essays').expect(200);

      expect(slugsOf(body)).toEqual(['on-engines']);
    });

    it('leaves out deleted posts', async () => {
      await posts().deleted().create();

      const { body } = await api().get('/posts').expect(200);

      expect(slugsOf(body)).toEqual(['on-engines']);
    });

    it('takes as many queries for ten posts as for one', async () => {
      const one = await recordQueries(list, { on: blog });
      await blog.factories.get(PostFactory).count(9).create();
      const ten = expectQueries(list, { on: blog });

      expect(one.statements.length).toBeGreaterThan(0);
      expect(await ten.toBe(one.statements.length)).toMatchObject({ total: 10 });
      await ten.toHaveNoRepeats();
    });

    it.each([
      ['page=0', 'page: a whole number from 1 to 10000 is expected'],
      ['perPage=1000', 'perPage: a whole number from 1 to 100 is expected'],
      ['category=Essays', 'category: a slug of lower-case letters, digits and hyphens is expected'],
    ])('refuses ?%s', async (query, message) => {
      const { body } = await api().get(`/posts?${query}`).expect(400);

      expect(body.message).toEqual([message]);
    });
  });

  describe('GET /posts/:slug', () => {
    it('shows the post', async () => {
      const { body } = await api().get('/posts/on-engines').expect(200);

      expect(body).toMatchObject({ title: 'On engines', body: post.body, commentCount: 0 });
    });

    it('finds neither an unknown nor a deleted post', async () => {
      await posts().deleted().create({ slug: 'withdrawn' });

      await api().get('/posts/unknown').expect(404);
      const { body } = await api().get('/posts/withdrawn').expect(404);

      expect(body.message).toBe('There is no post withdrawn');
    });
  });

  describe('POST /posts', () => {
    it('creates a post with a slug and tags', async () => {
      const { body } = await api()
        .post('/posts')
        .send({ ...draft(), tags: ['Food', 'food', 'sweet'] })
        .expect(201);

      expect(body).toMatchObject({ slug: 'creme-brulee', tags: ['food', 'sweet'], commentCount: 0 });
      await api().get('/posts/creme-brulee').expect(200, body);
    });

    it('gives two posts of the same title different slugs', async () => {
      await api().post('/posts').send(draft()).expect(201);
      const { body } = await api().post('/posts').send(draft()).expect(201);

      expect(body.slug).toMatch(/^creme-brulee-[0-9a-f]{8}$/);
    });

    it('names all that is wrong with the body', async () => {
      const { body } = await api()
        .post('/posts')
        .send({ title: ' ', authorId: '1', tags: [''] })
        .expect(400);

      expect(body.message).toEqual([
        'title: a text of 1 to 200 characters is expected',
        'body: a text of 1 to 50,000 characters is expected',
        'authorId: the id of a record, a whole number from 1, is expected',
        'category: a slug of lower-case letters, digits and hyphens is expected',
        'tags: a list of up to 10, each a text of 1 to 50 characters, is expected',
      ]);
    });

    it.each([
      [{ authorId: 2_000_000_000 }, 'authorId: there is no user 2000000000'],
      [{ category: 'poems' }, 'category: there is no category poems'],
    ])('refuses %j', async (change, message) => {
      const { body } = await api()
        .post('/posts')
        .send({ ...draft(), ...change })
        .expect(400);

      expect(body.message).toEqual([message]);
    });
  });
});

function slugsOf({ items }: { items: { slug: string }[] }): string[] {
  return items.map(({ slug }) => slug);
}
