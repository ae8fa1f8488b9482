import type { EntityManager } from '@mikro-orm/postgresql';

import { Passwords, Post, PostFactory, TagFactory, TagSchema, User, UserFactory } from './blog.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

let blog: TestingApp;
let em: EntityManager;
beforeAll(async () => {
  blog = await createTestingApp({ providers: [UserFactory, PostFactory, TagFactory, Passwords] });
});
afterAll(() => blog.close());
beforeEach(async () => {
  await blog.orm.schema.clear();
  em = blog.orm.em.fork();
});

const factories = (randomSeed = 1) => blog.factories.fork({ randomSeed });

/** All rows, as they are told apart by nothing but their keys. */
async function rows() {
  const posts = await em.fork().find(Post, {}, { populate: ['author', 'tags'], orderBy: { id: 'asc' } });
  return posts.map(({ title, author, tags }) => ({
    title,
    author: author.name,
    tags: tags.getItems().map(({ label }) => label),
  }));
}

describe('insert', () => {
  it('writes a whole graph, and counts it by table', async () => {
    const report = await factories()
      .get(UserFactory)
      .count(3)
      .has(PostFactory.count(2).has(TagFactory.count(2)))
      .insert();

    expect(report.rows).toEqual({ user: 3, post: 6, tag: 12, post_tags: 12 });
    expect(await em.count(User)).toBe(3);
    expect(await em.count(Post)).toBe(6);
    expect(await em.count(TagSchema)).toBe(12);
  });

  it('writes the rows that create would, for the same seed', async () => {
    const graph = (run: ReturnType<typeof factories>) =>
      run
        .get(UserFactory)
        .count(3)
        .has(PostFactory.count([2, 4]).has(TagFactory.count(2)));
    await graph(factories()).create();
    const created = await rows();
    await blog.orm.schema.clear();
    await graph(factories()).insert();

    expect(created.length).toBeGreaterThan(3);
    expect(await rows()).toEqual(created);
  });

  it('chooses from existing rows by their keys', async () => {
    await factories().get(UserFactory).count(3).insert();
    const run = factories(2);
    const report = await run.get(PostFactory).count(20).recycle(run.existing(User)).insert();

    expect(report.rows).toEqual({ post: 20 });
    expect(new Set((await rows()).map(({ author }) => author)).size).toBe(3);
  });

  it('goes on with sequences that are right', async () => {
    await factories().get(UserFactory).count(3).has(PostFactory.count(2)).insert();
    const user = await factories(2).get(UserFactory).create({ email: 'other@example.com' });
    expect(user.id).toBeGreaterThan(3);
  });

  it('is undone by the transaction around it, and leaves nothing where it fails', async () => {
    const failing = em.transactional(async (inner) => {
      await factories().with(inner).get(UserFactory).count(2).insert();
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    await expect(
      factories().get(UserFactory).count(2).insert({ email: 'same@example.com' }),
    ).rejects.toMatchObject({
      code: 'SISKIN_INSERT_CONSTRAINT',
    });
    expect(await em.count(User)).toBe(0);
  });

  it('stops at a signal, and leaves nothing', async () => {
    const stop = new AbortController();
    const insert = factories()
      .get(UserFactory)
      .count(100_000)
      .insert({}, { signal: stop.signal, onRows: () => stop.abort(new Error('enough')) });
    await expect(insert).rejects.toThrow('enough');
    expect(await em.count(User)).toBe(0);
  });
});

describe('createMany', () => {
  it('gives plain rows with their keys', async () => {
    const posts = await factories()
      .get(PostFactory)
      .createMany([{ title: 'A' }, { title: 'B' }]);

    expect(posts).toMatchObject([{ title: 'A' }, { title: 'B' }]);
    expect(await em.find(Post, {}, { orderBy: { id: 'asc' } })).toMatchObject(
      posts.map(({ id, title }) => ({ id, title })),
    );
    expect(posts[0]).not.toBeInstanceOf(Post);
  });

  it('takes a number', async () => {
    expect(await factories().get(UserFactory).createMany(3)).toHaveLength(3);
    expect(await em.count(User)).toBe(3);
    expect(await factories().get(UserFactory).createMany(0)).toEqual([]);
  });
});
