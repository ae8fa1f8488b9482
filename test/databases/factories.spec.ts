import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { getMikroORMToken } from '@mikro-orm/nestjs';
import { MikroORM as CoreMikroORM } from '@mikro-orm/core';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  EntityFactory,
  Factory,
  FactoryNotFoundError,
  FactoryRegistry,
  FactoryWriter,
  getFactoryRegistryToken,
  SiskinModule,
  UndiscoveredEntityError,
  UnknownEntityError,
  type Definition,
  type FactoryContext,
} from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { ormOf, TwoDatabases } from './two-databases.js';

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: { id: p.integer().primary(), name: p.string() },
});
const Country = defineEntity({
  name: 'Country',
  tableName: 'countries',
  properties: { id: p.integer().primary(), code: p.string() },
});
const View = defineEntity({
  name: 'View',
  tableName: 'views',
  properties: { id: p.integer().primary(), path: p.string() },
});
/** Another table of the same name as that of the other database. */
const ViewingUser = defineEntity({
  name: 'User',
  tableName: 'viewing_users',
  properties: { id: p.integer().primary(), agent: p.string() },
});

@Factory(User)
class UserFactory extends EntityFactory<InferEntity<typeof User>> {
  definition({ sequence }: FactoryContext): Definition<InferEntity<typeof User>> {
    return { name: `user ${sequence}` };
  }
}

@Factory(Country)
class CountryFactory extends EntityFactory<InferEntity<typeof Country>> {
  definition({ sequence }: FactoryContext): Definition<InferEntity<typeof Country>> {
    return { code: `c${sequence}` };
  }
}

@Factory(View)
class ViewFactory extends EntityFactory<InferEntity<typeof View>> {
  definition({ sequence }: FactoryContext): Definition<InferEntity<typeof View>> {
    return { path: `/${sequence}` };
  }
}

@Factory(ViewingUser)
class ViewingUserFactory extends EntityFactory<InferEntity<typeof ViewingUser>> {
  definition(): Definition<InferEntity<typeof ViewingUser>> {
    return { agent: 'curl' };
  }
}

let databases: TwoDatabases;
let app: TestingModule;
let main: FactoryRegistry;
let analytics: FactoryRegistry;

beforeAll(async () => {
  databases = await TwoDatabases.open();
  app = await Test.createTestingModule({
    imports: [
      ormOf(undefined, databases.main.database.url, { entities: [User, Country] }),
      ormOf('analytics', databases.analytics.database.url, { entities: [View, Country, ViewingUser] }),
      SiskinModule.forRoot(databases.optionsOf('main')),
      SiskinModule.forRoot({ contextName: 'analytics', ...databases.optionsOf('analytics') }),
    ],
    providers: [UserFactory, CountryFactory, ViewFactory, ViewingUserFactory],
  }).compile();
  await app.init();
  await app.get<MikroORM>(CoreMikroORM).schema.create();
  await app.get<MikroORM>(getMikroORMToken('analytics')).schema.create();
  main = app.get(FactoryRegistry);
  analytics = app.get<FactoryRegistry>(getFactoryRegistryToken('analytics'));
});
afterAll(async () => {
  await app.close();
  await databases[Symbol.asyncDispose]();
});

describe('factories of several databases', () => {
  it('write to the database whose ORM knows the entity', async () => {
    await main.of(User).count(2).create();
    await analytics.of(View).create();
    expect(await databases.main.query('select name from users order by id')).toEqual([
      { name: 'user 1' },
      { name: 'user 2' },
    ]);
    expect(await databases.analytics.query('select path from views')).toEqual([{ path: '/1' }]);
  });

  it('write an entity that both know to the one whose registry is asked', async () => {
    await main.of(Country).create();
    await analytics.of(Country).count(2).create();
    await analytics.get(CountryFactory).create({ code: 'own' });
    const codes = 'select code from countries order by id';
    expect(await databases.main.query(codes)).toEqual([{ code: 'c1' }]);
    expect(await databases.analytics.query(codes)).toEqual([{ code: 'c1' }, { code: 'c2' }, { code: 'own' }]);
  });

  it('are told apart by the entity, not by its name', async () => {
    await analytics.of(ViewingUser).create();
    expect(await databases.analytics.query('select agent from viewing_users')).toEqual([{ agent: 'curl' }]);
    expect(() => main.of(ViewingUser)).toThrow(FactoryNotFoundError);
    expect(() => analytics.of(User)).toThrow(FactoryNotFoundError);
  });

  it('are not found for an entity of the other database', async () => {
    expect(() => main.of(View)).toThrow(FactoryNotFoundError);
    expect(await rejection(main.get(ViewFactory).make(), UndiscoveredEntityError)).toMatchObject({
      factory: 'ViewFactory',
      entity: 'View',
    });
  });

  it('are written for the entities of the database alone', async () => {
    const writer = app.get(FactoryWriter);
    expect(await rejection(writer.write('View'), UnknownEntityError)).toMatchObject({
      known: ['Country', 'User'],
    });
  });
});
