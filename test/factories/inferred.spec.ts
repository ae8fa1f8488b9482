import type { EntityName } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { type EntityManager, MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';

import { Post } from '../../examples/blog/src/posts/post.entity.js';
import { User } from '../../examples/blog/src/users/user.entity.js';
import { DomainTooSmallError } from '../../src/errors/domain-too-small.error.js';
import type { Factories, FactoryRegistry } from '../../src/factories/index.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { rejection } from '../fixtures/lab.js';
import { blogEntities } from './blog-entities.js';
import * as zoo from './inference-entities.js';
import { registryOf } from './registry-of.js';

@Entity()
class Mark {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Enum({ items: ['a', 'b', 'c', 'd', 'e'], unique: true }) letter!: 'a' | 'b' | 'c' | 'd' | 'e';
}

let database: TestDatabase;
let orm: MikroORM;
let registry: FactoryRegistry;
let em: EntityManager;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: database.url,
    entities: [...zoo.entities, ...blogEntities, Mark],
    metadataProvider: ReflectMetadataProvider,
  });
  for (const extension of ['citext', 'hstore', 'ltree']) {
    await orm.em.getConnection().execute(`create extension if not exists ${extension}`);
  }
  // MikroORM writes an identity of bigint as `bigserial generated …`, which PostgreSQL refuses; the example has migrations.
  const schema = await orm.schema.getCreateSchemaSQL();
  await orm.schema.execute(schema.replaceAll('bigserial generated', 'bigint generated'));
  registry = await registryOf(orm);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});
beforeEach(async () => {
  await orm.schema.clear();
  em = orm.em.fork();
});

const run = (randomSeed = 1): Factories => registry.fork({ randomSeed });

describe('inferred factories', () => {
  const entities = [...zoo.entities, ...blogEntities].filter((entity) => !zoo.embeddables.includes(entity));
  const named = entities.map((entity) => [entity.name, entity as EntityName<object>] as const);

  it.each(named)(
    'make %s in rows that PostgreSQL takes on the first try, call after call',
    async (_, entity) => {
      const factories = run();
      const first = await factories.of(entity).count(100).create();
      await factories.of(entity).count(100).create();
      await factories.of(entity).create();
      expect(first).toHaveLength(100);
      expect(await em.count<object>(entity)).toBeGreaterThanOrEqual(201);
    },
  );

  it.each([zoo.Medium, zoo.Film, zoo.Line].map((entity) => [entity.name, entity] as const))(
    'do not collide with an earlier run of %s',
    async (_, entity: EntityName<object>) => {
      await run(1).of(entity).count(20).create();
      await run(2).of(entity).count(20).create();
      expect(await em.count<object>(entity)).toBe(40);
    },
  );

  it('share the values of a table among the entities that it holds', async () => {
    const factories = run(3).with(em);
    await factories.of(zoo.Animal).count(100).create();
    const cats = await factories.of(zoo.Cat).count(100).create();
    await factories.of(zoo.Dog).recycle(cats).count(100).create();
    expect(await em.count(zoo.Animal)).toBe(300);
    const chips = await em.find(zoo.Animal, {});
    expect(new Set(chips.map(({ chip }) => chip)).size).toBe(300);
  });

  it('make a parent for each required relation, or choose one', async () => {
    const factories = run().with(em);
    const users = await factories.of(User).count(3).create();
    const [own, chosen] = [factories.of(Post).count(4), factories.of(Post).count(20).recycle(users)];
    await own.create();
    expect(await em.count(User)).toBe(7);
    const authors = (await chosen.create()).map(({ author }) => author.id);
    expect([...new Set(authors)].toSorted((one, other) => one - other)).toEqual(users.map(({ id }) => id));
    expect(await em.count(User)).toBe(7);
  });

  it('choose each combination of a composite key once', async () => {
    const factories = run().with(em);
    const films = await factories.of(zoo.Film).count(4).create();
    const credits = await factories.of(zoo.Credit).count(8).recycle(films).create();
    expect(new Set(credits.map(({ film, role }) => `${film.id} ${role}`)).size).toBe(8);
    expect(await em.count(zoo.Film)).toBe(4);
  });

  it('serve has, states and computed attributes', async () => {
    const factories = run();
    const credits = await factories
      .of(zoo.Credit)
      .state({ role: ({ film }) => (film.minutes === 7 ? 'writer' : 'director') })
      .state(({ faker }) => ({
        film: factories.of(zoo.Film).state({ minutes: faker.helpers.arrayElement([7]) }),
      }))
      .has(factories.of(zoo.Line).count(3))
      .create();
    expect(credits.role).toBe('writer');
    const lines = await em.find(zoo.Line, { credit: credits.id });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
    expect(await em.count(zoo.Film, { minutes: 7 })).toBe(1);
  });

  it('give the same values whatever stands beside them', async () => {
    const plain = await run().of(User).count(3).raw();
    const factories = run();
    await factories.of(zoo.Token).count(5).make();
    await factories.of(Post).for(factories.of(User)).count(2).make();
    const [second, third] = await factories.of(User).state({ fullName: 'Ada' }).count(2).make();
    expect([second?.email, third?.email]).toEqual(plain.slice(1).map(({ email }) => email));
  });

  describe('with too few values', () => {
    it('refuse before anything is made or written', async () => {
      const factories = run().with(em);
      const { domain } = await rejection(
        factories.of(zoo.Token).count(100_000).create(),
        DomainTooSmallError,
      );
      expect(domain).toBeLessThan(100_000);
      expect(await em.count(zoo.Token)).toBe(0);
      expect(await factories.of(zoo.Token).count(20).create()).toHaveLength(20);
    });

    it('count what earlier calls have made', async () => {
      const factories = run();
      const tags = await rejection(factories.of(Mark).count(1_000_000).make(), DomainTooSmallError);
      expect(tags).toMatchObject({ entity: 'Mark', properties: ['letter'], domain: 5 });
      await factories.of(Mark).count(3).make();
      const error = await rejection(factories.of(Mark).count(3).create(), DomainTooSmallError);
      expect(error).toMatchObject({ properties: ['letter'], domain: 5, count: 6 });
      expect(await factories.of(Mark).count(2).create()).toHaveLength(2);
      expect(await em.count(Mark)).toBe(2);
    });

    it('count those of one parent where they are unique below it', async () => {
      const factories = run().with(em);
      const films = await factories.of(zoo.Film).count(3).create();
      for (const film of films) {
        expect(await factories.of(zoo.Credit).for(film).count(2).create()).toHaveLength(2);
      }
      const [film] = films;
      const error = await rejection(
        factories
          .of(zoo.Credit)
          .for(film ?? new zoo.Film())
          .count(3)
          .create(),
        DomainTooSmallError,
      );
      expect(error).toMatchObject({ properties: ['film', 'role'], domain: 2, count: 3 });
      expect(await em.count(zoo.Credit)).toBe(6);
    });
  });
});
