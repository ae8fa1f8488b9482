import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Module, Scope } from '@nestjs/common';
import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';
import {
  Passwords,
  Post,
  PostFactory,
  Role,
  type Tag,
  TagFactory,
  TagSchema,
  User,
  UserFactory,
} from './blog.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

@Module({ providers: [UserFactory, Passwords] })
class UsersModule {
  constructor(readonly users: UserFactory) {}
}

let blog: TestingApp;
let em: EntityManager;
const queries: string[] = [];

beforeAll(async () => {
  blog = await createTestingApp(
    { imports: [UsersModule], providers: [PostFactory] },
    { debug: ['query'], logger: (message) => void queries.push(message) },
  );
});
afterAll(() => blog.close());
beforeEach(async () => {
  await blog.orm.schema.clear();
  em = blog.orm.em.fork();
  queries.length = 0;
});

/** The same factories, each test from the same start. */
const factories = () => blog.factories.fork({ randomSeed: 1 });

describe('make', () => {
  it('gives an entity with its constructor run, its factory injected, and no query sent', async () => {
    const user = await factories().get(UserFactory).make();

    expect(user).toBeInstanceOf(User);
    expect(user).toMatchObject({
      email: 'user1@example.com',
      password: 'hashed secret',
      role: Role.User,
    });
    expect(user.id).toBeUndefined();
    expect(queries).toEqual([]);
  });

  it('makes the factories among the attributes, too', async () => {
    const post = await factories().get(PostFactory).make();

    expect(post.author).toBeInstanceOf(User);
    expect(post.author.posts.getItems()).toEqual([post]);
    expect(queries).toEqual([]);
  });

  it('leaves nothing behind that a later flush would write', async () => {
    await factories().with(em).get(UserFactory).count(2).make();
    await em.flush();
    expect(await em.count(User)).toBe(0);
  });
});

describe('create', () => {
  it('writes entities and gives them managed', async () => {
    const users = await factories().with(em).get(UserFactory).count(3).admin().create({ name: 'Ada' });

    expect(users.map(({ id }) => typeof id)).toEqual(['number', 'number', 'number']);
    expect(em.getUnitOfWork().getIdentityMap().values()).toEqual(users);
    expect(await blog.orm.em.fork().find(User, {}, { orderBy: { id: 'asc' } })).toMatchObject([
      { name: 'Ada', role: 'admin', email: 'user1@example.com' },
      { name: 'Ada', role: 'admin', email: 'user2@example.com' },
      { name: 'Ada', role: 'admin', email: 'user3@example.com' },
    ]);
  });

  it('flushes once for all, the related entities included', async () => {
    await factories().get(PostFactory).count(3).create();

    expect(queries.filter((query) => query.includes('begin'))).toHaveLength(1);
    expect(queries.filter((query) => query.includes('insert into'))).toHaveLength(2);
    expect(await em.count(User)).toBe(3);
  });

  it('takes an entity that another registry created', async () => {
    const author = await factories().get(UserFactory).create();
    const post = await factories().get(PostFactory).create({ author });

    expect(await em.findOneOrFail(Post, post.id)).toMatchObject({ author: { id: author.id } });
    expect(await em.count(User)).toBe(1);
  });

  it('takes a key and a list of entities for relations', async () => {
    const run = factories();
    const author = await run.get(UserFactory).create();
    const tags = run.get(TagFactory).count(2);
    await run.get(PostFactory).create({ author: author.id, tags });

    const post = await em.findOneOrFail(Post, { author: author.id }, { populate: ['tags'] });
    expect(post.tags.getItems().map(({ label }) => label)).toEqual(['tag 1', 'tag 2']);
  });

  it('makes nothing for a factory that is replaced', async () => {
    const run = factories();
    const author = await run.get(UserFactory).create();
    await run.get(PostFactory).count(2).create({ author });
    expect(await run.get(UserFactory).make()).toMatchObject({ email: 'user2@example.com' });
  });

  it('writes all or nothing', async () => {
    await expect(
      factories().get(UserFactory).count(2).create({ email: 'same@example.com' }),
    ).rejects.toMatchObject({ name: 'UniqueConstraintViolationException' });
    expect(await em.count(User)).toBe(0);
  });

  it.each([
    ['of the given EntityManager', (em: EntityManager) => factories().with(em)],
    ['around the call', () => factories()],
  ])('joins the transaction %s', async (_what, factoriesOn) => {
    const failing = em.transactional(async (em) => {
      await factoriesOn(em).get(UserFactory).create();
      expect(await em.count(User)).toBe(1);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await em.count(User)).toBe(0);
  });

  it('serves schemas of defineEntity, with a factory that is no provider and refers to itself', async () => {
    const tag: Tag = await factories().get(TagFactory).nested().create();

    const found = await em.findOneOrFail(TagSchema, tag.id, { populate: ['parent'] });
    expect(found).toMatchObject({ label: 'tag 1', kind: 'topic' });
    expect(found.parent?.$.label).toBe('tag 2');
  });
});

describe('raw', () => {
  it('gives plain attributes, nested for factories, without a query', async () => {
    const post = await factories().get(PostFactory).raw({ title: 'First' });

    expect(post).toEqual({
      title: 'First',
      author: { name: expect.any(String), email: 'user1@example.com', password: 'hashed secret' },
    });
    expect(queries).toEqual([]);
  });

  it('gives a list where there is a count', async () => {
    expect(await factories().get(TagFactory).count(2).raw()).toEqual([
      { label: 'tag 1' },
      { label: 'tag 2' },
    ]);
    expect(await factories().get(TagFactory).count(0).raw()).toEqual([]);
  });
});

describe('the chain', () => {
  it('never changes a factory', async () => {
    const users = factories().get(UserFactory);
    const admins = users.admin().count(2);

    expect(await users.make()).toMatchObject({ role: Role.User });
    expect(await admins.make()).toMatchObject([{ role: Role.Admin }, { role: Role.Admin }]);
  });

  it('lets later states win, and calls functions for each entity', async () => {
    const users = factories().get(UserFactory).admin().numbered().count(2);
    expect(await users.state({ role: Role.User }).make()).toMatchObject([
      { name: 'User 1', role: Role.User },
      { name: 'User 2', role: Role.User },
    ]);
  });

  it.each([-1, 1.5, Number.NaN])('refuses a count of %d', (count) => {
    expect(() => factories().get(UserFactory).count(count)).toThrow(
      `UserFactory can't be asked for so many entities: ${count} is no whole number from 0.\n` +
        'Give count() a whole number from 0, a range of them such as [1, 5], or some with their weights: { 0: 0.5, 3: 0.5 }.',
    );
  });

  it('refuses a factory that comes from no registry', async () => {
    await expect(new TagFactory().make()).rejects.toThrow(
      'TagFactory does not come from a FactoryRegistry, so it can make nothing by itself.\n' +
        'Inject FactoryRegistry and call factories.get(TagFactory).',
    );
  });
});

describe('a registry', () => {
  it('goes on with its sequences over calls and EntityManagers, a fork starts anew', async () => {
    const run = factories();
    await run.get(TagFactory).make();

    expect(await run.with(em).get(TagFactory).make()).toMatchObject({ label: 'tag 2' });
    expect(await run.fork().get(TagFactory).make()).toMatchObject({ label: 'tag 1' });
  });

  it('gives the same values for the same random seed, and draws one where none is given', async () => {
    const [first, second] = [blog.factories.fork(), blog.factories.fork()];
    expect(first.randomSeed).not.toBe(second.randomSeed);

    const again = blog.factories.fork({ randomSeed: first.randomSeed });
    expect(await again.get(PostFactory).count(5).raw()).toEqual(await first.get(PostFactory).count(5).raw());
  });

  it('leaves the generator alone that faker shares', async () => {
    const { faker } = await import('@faker-js/faker/locale/en');
    expect(await factories().faker()).not.toBe(faker);
  });

  it('finds the factory of an entity, whichever module provides it', async () => {
    expect(blog.factories.of(User)).toBeInstanceOf(UserFactory);
    expect(await factories().of(Post).count(1).make()).toEqual([expect.any(Post)]);
  });

  it('infers the factory of an entity that has none', async () => {
    const [tag, other] = await factories().of(TagSchema).count(2).create();
    expect(await em.find(TagSchema, {}, { orderBy: { id: 'asc' } })).toMatchObject([
      { id: tag?.id, label: expect.stringMatching(/./), kind: 'topic', parent: null },
      { id: other?.id, label: other?.label },
    ]);
  });

  it('says what to do about an entity that is not known', () => {
    class Stranger {
      id!: number;
    }
    expect(() => blog.factories.of(Stranger)).toThrow(
      expect.objectContaining({
        code: 'SISKIN_FACTORY_NOT_FOUND',
        entity: 'Stranger',
        message:
          'Stranger has no factory, and is none of the entities of the MikroORM that it was to be made for.\n' +
          'Add Stranger to its `entities`: a factory is inferred then; or, where it belongs to another database, ask the registry of that one: ' +
          '@InjectFactoryRegistry(contextName).',
      }),
    );
  });
});

describe('a factory class', () => {
  it('has to be a provider where it has dependencies', () => {
    @Factory(TagSchema)
    class DependentFactory extends TagFactory {
      constructor(readonly passwords: Passwords) {
        super();
      }
    }
    expect(() => blog.factories.get(DependentFactory)).toThrow(
      'DependentFactory has dependencies, but no module provides it.\n' +
        'List DependentFactory among the providers of a module.',
    );
  });

  it('has to be decorated', async () => {
    class BareFactory extends EntityFactory<Tag> {
      definition({ sequence }: FactoryContext) {
        return { label: `${sequence}` };
      }
    }
    await expect(blog.factories.get(BareFactory).make()).rejects.toThrow(
      'It is not known which entity BareFactory makes: the class is not decorated.\n' +
        'Write @Factory(TheEntity) above the class BareFactory.',
    );
  });
});

describe('the providers', () => {
  @Injectable({ scope: Scope.REQUEST })
  class Request {
    readonly id = 1;
  }

  @Factory(TagSchema)
  class ScopedFactory extends TagFactory {
    constructor(readonly request: Request) {
      super();
    }
  }

  it('may neither be ambiguous nor scoped', async () => {
    const other = await createTestingApp({ providers: [TagFactory, ScopedFactory, Request] });
    try {
      expect(() => other.factories.of(TagSchema)).toThrow(
        'Tag has several factories: TagFactory, ScopedFactory.\n' +
          'Name the one that is meant: factories.get(TagFactory).',
      );
      expect(() => other.factories.get(ScopedFactory)).toThrow(
        /^ScopedFactory is request-scoped or transient/,
      );
    } finally {
      await other.close();
    }
  });
});
