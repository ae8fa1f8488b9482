import type { EntityManager } from '@mikro-orm/postgresql';

import { Post, PostFactory, type Tag, TagFactory, TagSchema, User, UserFactory, Passwords } from './blog.js';
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

const factories = () => blog.factories.fork({ randomSeed: 1 });

describe('has', () => {
  it('makes children that refer back, in memory', async () => {
    const user = await factories().get(UserFactory).has(PostFactory.count(3)).make();
    expect(user.posts.getItems()).toHaveLength(3);
    expect(user.posts.getItems().every((post) => post.author === user)).toBe(true);
  });

  it('creates them with their parent', async () => {
    const users = await factories()
      .get(UserFactory)
      .count(2)
      .has(PostFactory.count(3).has(TagFactory.count(2)))
      .create();
    expect(users).toHaveLength(2);
    expect(await em.count(User)).toBe(2);
    expect(await em.count(Post, { author: users[0]?.id })).toBe(3);
    expect(await em.count(TagSchema)).toBe(12);
    const [post] = await em.find(Post, {}, { populate: ['tags'] });
    expect(post?.tags).toHaveLength(2);
  });

  it('nests plain attributes', async () => {
    const user = await factories()
      .get(UserFactory)
      .has(PostFactory.count(2).state({ title: 'A' }))
      .raw();
    expect(user).toMatchObject({ posts: [{ title: 'A' }, { title: 'A' }] });
  });

  it('counts by place', async () => {
    const users = await factories()
      .get(UserFactory)
      .count(20)
      .has(PostFactory.count([1, 3]))
      .make();
    const counts = users.map(({ posts }) => posts.length);
    expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
  });

  it('tells children whose they are', async () => {
    const user = await factories()
      .get(UserFactory)
      .has(PostFactory.count(1).state(({ parent }) => ({ title: `By ${String(parent?.['name'])}` })))
      .make({ name: 'Ada' });
    expect(user.posts[0]?.title).toBe('By Ada');
  });
});

describe('for', () => {
  it('makes one parent for all', async () => {
    const posts = await factories()
      .get(PostFactory)
      .count(3)
      .for(UserFactory.new().state({ name: 'Ada' }))
      .create();
    expect(new Set(posts.map(({ author }) => author)).size).toBe(1);
    expect(await em.count(User)).toBe(1);
  });

  it('takes an entity', async () => {
    const ada = await factories().get(UserFactory).make({ name: 'Ada' });
    const post = await factories().get(PostFactory).for(ada).make();
    expect(post.author).toBe(ada);
  });
});

describe('recycle', () => {
  it('chooses parents, at any depth', async () => {
    const run = factories().with(em);
    const users = await run.get(UserFactory).count(3).create();
    const posts = await run.get(PostFactory).count(20).recycle(users).create();
    expect(new Set(posts.map(({ author }) => author))).toEqual(new Set(users));
    expect(await em.count(User)).toBe(3);
  });

  it('chooses from existing rows', async () => {
    await factories().get(UserFactory).count(3).create();
    const run = blog.factories.fork({ randomSeed: 2 }).with(em);
    await run.get(PostFactory).count(20).recycle(run.existing(User)).create();
    expect(await em.count(User)).toBe(3);
    await expect(run.get(PostFactory).recycle(run.existing(User)).make()).rejects.toMatchObject({
      code: 'SISKIN_EXISTING_ROWS_UNREAD',
    });
  });

  it('chooses members, each once', async () => {
    const run = factories().with(em);
    const tags: Tag[] = await run.get(TagFactory).count(4).create();
    const post = await run.get(PostFactory).recycle(tags).hasAttached(TagFactory.count(3)).create();
    expect(new Set(post.tags.getItems()).size).toBe(3);
    expect(await em.count(TagSchema)).toBe(4);
  });
});

it('computes attributes, by place', async () => {
  const user = await factories()
    .get(UserFactory)
    .state({ email: ({ name }) => `${name.toLowerCase().replaceAll(' ', '.')}@example.com` })
    .make({ name: 'Ada Lovelace' });
  expect(user.email).toBe('ada.lovelace@example.com');
});
