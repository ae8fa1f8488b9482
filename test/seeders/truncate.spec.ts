import { defineEntity, p, type EntityName } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import {
  DestructiveProhibitedError,
  EntityTableMissingError,
  NothingToTruncateError,
  ProductionGuardError,
  Seeder,
  SeederFailedError,
  SeederService,
  SiskinModule,
  TruncateAccessError,
  TruncateRefusedError,
  UnknownEntityError,
  type SeedContext,
  type SeederEvent,
  type SeederRunner,
  type SeederSettings,
} from '../../src/index.js';
import { SeederExplorer } from '../../src/seeders/index.js';
import { SISKIN_OPTIONS } from '../../src/siskin.constants.js';
import { resolveOptions, type SiskinOptions } from '../../src/siskin.options.js';
import { entities as blog, Post, Role, TagSchema, User } from '../factories/blog.js';
import { createTestingApp, type TestingApp } from '../factories/testing-app.js';
import { rejection } from '../fixtures/lab.js';

@Entity({ discriminatorColumn: 'kind', discriminatorValue: 'animal' })
class Animal {
  @PrimaryKey({ type: 'integer' })
  id!: number;
  @Enum({ items: ['animal', 'dog'], type: 'string' })
  kind = 'animal';
}
@Entity({ discriminatorValue: 'dog' })
class Dog extends Animal {
  @Property({ type: 'string', nullable: true })
  breed?: string;
}

@Entity({ inheritance: 'tpt' })
class Vehicle {
  @PrimaryKey({ type: 'integer' })
  id!: number;
}
@Entity()
class Car extends Vehicle {
  @Property({ type: 'integer' })
  doors = 4;
}
@Entity()
class Truck extends Vehicle {
  @Property({ type: 'integer' })
  axles = 2;
}

/** In a schema of its own, with names that have to be quoted. */
const Odd = defineEntity({
  name: 'Odd',
  schema: 'Ödd "s"?',
  tableName: 'The "odd" one?',
  properties: { id: p.integer().primary(), label: p.string() },
});

const entities = [...blog, Animal, Dog, Vehicle, Car, Truck, Odd];

/** What the seeders are to do. */
@Injectable()
class Wishes {
  ran: string[] = [];
  fail = false;
  work: ((context: SeedContext) => Promise<void>) | undefined;
}

function seeder(name: string, settings: SeederSettings, calls: string[] = []) {
  @Seeder(settings)
  class Made implements SeederRunner {
    constructor(private readonly wishes: Wishes) {}

    async run(context: SeedContext) {
      this.wishes.ran.push(name);
      await context.call(calls);
      await this.wishes.work?.(context);
      if (this.wishes.fail) {
        throw new Error('as wished');
      }
    }
  }
  Object.defineProperty(Made, 'name', { value: name });
  Reflect.defineMetadata('design:paramtypes', [Wishes], Made);
  return Made;
}
const emptying = (...declared: EntityName[]) => seeder('Emptying', { entities: declared });

let testing: TestingApp;
let seeders: SeederService;
let wishes: Wishes;
afterEach(() => testing.close());

const execute = async (sql: string): Promise<Record<string, unknown>[]> => testing.orm.em.fork().execute(sql);

async function open(made: ReturnType<typeof seeder>[], options: SiskinOptions = {}): Promise<void> {
  testing = await createTestingApp(
    {
      providers: [
        SeederExplorer,
        SeederService,
        Wishes,
        ...made,
        { provide: SISKIN_OPTIONS, useValue: resolveOptions(options) },
      ],
    },
    { entities },
  );
  seeders = testing.app.get(SeederService);
  wishes = testing.app.get(Wishes);
  await execute(`
    insert into "user" (name, email) values ('Ada', 'ada@x'), ('Bob', 'bob@x');
    insert into post (title, author_id) values ('One', 1);
    insert into tag (label, parent_id) values ('a', null), ('b', 1);
    insert into post_tags (post_id, tag_id) values (1, 1);
    insert into animal (kind) values ('dog');
    insert into vehicle default values;
    insert into car (id, doors) values (1, 4);
    insert into "Ödd ""s""?"."The ""odd"" one?" (label) values ('odd')`);
}

/** How many rows are in the tables. */
async function counts(...tables: string[]): Promise<unknown> {
  const all = tables.map((table) => `(select count(*)::int from "${table}") as "${table}"`);
  return (await execute(`select ${all.join(', ')}`))[0];
}
const ALL = { user: 2, post: 1, post_tags: 1, tag: 2 };
const all = () => counts('user', 'post', 'post_tags', 'tag');

/** The service of an application that logs in otherwise to the same database. */
async function appAt(clientUrl: string, made: ReturnType<typeof seeder>, role: string | undefined) {
  const app = await Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl, entities }),
      SiskinModule.forRoot({ migrations: { role } }),
    ],
    providers: [Wishes, made],
  }).compile();
  await app.init();
  const service = app.get(SeederService);
  return { run: service.run.bind(service), [Symbol.asyncDispose]: () => app.close() };
}

describe('truncate', () => {
  it('empties the tables of the entities and their pivot tables, and lets their sequences start anew', async () => {
    await open([emptying(User, Post, TagSchema)]);
    wishes.work = async ({ em }) => {
      expect(await em.count(User)).toBe(0);
      await em.insert(User, { name: 'Cy', email: 'cy@x', role: Role.User });
    };
    const told: SeederEvent[] = [];
    const result = await seeders.run('Emptying', { truncate: true, onProgress: (event) => told.push(event) });

    const truncated = ['user', 'post', 'post_tags', 'tag'];
    expect(result).toMatchObject({
      truncated,
      seeders: [{ seeder: 'Emptying', rows: [{ table: 'user', inserted: 1, updated: 0, deleted: 0 }] }],
    });
    expect(told.map(({ type }) => type)).toEqual(['seeding', 'truncated', 'started', 'finished']);
    expect(told[1]).toEqual({ type: 'truncated', tables: truncated });
    expect(await execute('select id, name from "user"')).toEqual([{ id: 1, name: 'Cy' }]);
    expect(await all()).toEqual({ user: 1, post: 0, post_tags: 0, tag: 0 });
  });

  it('takes along what the seeders depend on, and leaves what is for other environments', async () => {
    const tags = seeder('Tags', { entities: [TagSchema] });
    const vehicles = seeder('Vehicles', { entities: [Car], environments: ['staging'] });
    const posts = seeder('Posts', { entities: [Post], dependsOn: [tags, vehicles] });
    await open([tags, vehicles, posts]);
    const { truncated } = await seeders.run('Posts', { truncate: true, environment: 'test' });
    expect(truncated).toEqual(['tag', 'post', 'post_tags']);
    expect(await counts('vehicle', 'car', 'post', 'tag', 'user')).toEqual({
      vehicle: 1,
      car: 1,
      post: 0,
      tag: 0,
      user: 2,
    });
  });

  it.each([
    ['a derived entity of one table', Dog, ['animal']],
    ['a derived entity of several tables', Car, ['vehicle', 'car', 'truck']],
    ['the root of several tables', Vehicle, ['vehicle', 'car', 'truck']],
    ['a table of another schema', Odd, ['Ödd "s"?.The "odd" one?']],
  ])('empties %s', async (_, entity, tables) => {
    await open([emptying(entity)]);
    expect((await seeders.run('Emptying', { truncate: true })).truncated?.toSorted()).toEqual(
      tables.toSorted(),
    );
    const left = await execute(
      `select (select count(*) from animal) + (select count(*) from vehicle) + (select count(*) from car)
         + (select count(*) from "Ödd ""s""?"."The ""odd"" one?") as rows`,
    );
    expect(left).toEqual([{ rows: entity === Car || entity === Vehicle ? '2' : '3' }]);
    expect(await all()).toEqual(ALL);
  });

  it('refuses where rows of other tables refer to them', async () => {
    await open([emptying(User, TagSchema)]);
    await execute('delete from post_tags');
    const refused = await rejection(seeders.run('Emptying', { truncate: true }), TruncateRefusedError);
    expect(refused.referring).toEqual([
      { table: 'post', foreignKey: 'post_author_id_foreign', refersTo: 'user', holdsRows: true },
      { table: 'post_tags', foreignKey: 'post_tags_tag_id_foreign', refersTo: 'tag', holdsRows: false },
    ]);
    expect(refused.message).toBe(
      `user, tag can't be emptied: tables that are not emptied with them refer to them. Nothing was done.\n` +
        '  post refers to user by post_author_id_foreign, and holds rows\n' +
        '  post_tags refers to tag by post_tags_tag_id_foreign, and is empty\n' +
        'Declare the entities of post, too: `@Seeder({ entities: [...] })` of a seeder of the run; or empty these tables first.',
    );
    expect(await all()).toEqual({ ...ALL, post_tags: 0 });
    expect(wishes.ran).toEqual([]);
  });

  it('deletes where tables refer to them that are empty, be they in a circle, and restarts the sequences', async () => {
    await open([emptying(User, TagSchema)]);
    await execute(`delete from post_tags; delete from post;
      alter table "user" add favourite int references tag on delete restrict;
      alter table tag add owner int not null default 1 references "user" on delete restrict;
      update "user" set favourite = 2 where id = 1`);
    const { truncated, seeders: reports } = await seeders.run('Emptying', { truncate: true });
    expect(truncated).toEqual(['user', 'tag']);
    expect(reports).toMatchObject([{ rows: [] }]);
    expect(await all()).toEqual({ user: 0, post: 0, post_tags: 0, tag: 0 });
    await execute(`insert into "user" (name, email) values ('Cy', 'cy@x')`);
    expect(await execute(`insert into tag (label) values ('c') returning id, owner`)).toEqual([
      { id: 1, owner: 1 },
    ]);
  });

  it('never takes rows of others along, whatever their foreign keys do', async () => {
    await open([emptying(User)]);
    await execute(`create table note (id int, author int references "user" on delete cascade);
      delete from post_tags; delete from post; insert into note values (1, 1)`);
    await rejection(seeders.run('Emptying', { truncate: true }), TruncateRefusedError);
    expect(await counts('note', 'user')).toEqual({ note: 1, user: 2 });
  });

  it('knows partitions, of both sides', async () => {
    await open([emptying(TagSchema)]);
    await execute(`delete from post_tags;
      create table visit (tag int references tag, day int) partition by range (day);
      create table visit_1 partition of visit for values from (0) to (10)`);
    expect((await seeders.run('Emptying', { truncate: true })).truncated).toEqual(['tag']);
    await execute(`insert into tag (label) values ('c'); insert into visit values (1, 1)`);
    const { referring } = await rejection(seeders.run('Emptying', { truncate: true }), TruncateRefusedError);
    expect(referring.map(({ table, holdsRows }) => [table, holdsRows])).toEqual([
      ['post_tags', false],
      ['visit', true],
    ]);
  });

  it('finds tables where MikroORM does, be there others of the same name', async () => {
    await open([emptying(Post)]);
    await execute(`create schema other; create table other.post (like post); create table other.post_tags (like post_tags);
      insert into other.post values (1, 'Other', 1);
      do $$ begin execute format('alter database %I set search_path to other, public', current_database()); end $$`);
    await testing.orm.close();
    await testing.orm.connect();
    wishes.work = async ({ em }) => void (await em.insert(Post, { id: 7, title: 'Seven', author: 1 }));
    await seeders.run('Emptying', { truncate: true });
    expect(await execute('select id from other.post')).toEqual([{ id: 7 }]);
    expect(await execute('select id from public.post')).toEqual([{ id: 1 }]);
  });

  it('is undone with a run that is one transaction and fails, and stays otherwise', async () => {
    await open([emptying(Post)]);
    wishes.fail = true;
    const options = { truncate: true, transaction: 'all' } as const;
    await rejection(seeders.run('Emptying', options), SeederFailedError);
    expect(await counts('post', 'post_tags')).toEqual({ post: 1, post_tags: 1 });
    await rejection(seeders.run('Emptying', { truncate: true }), SeederFailedError);
    expect(await counts('post', 'post_tags')).toEqual({ post: 0, post_tags: 0 });
  });

  it('is undone after a dry run, with the sequences', async () => {
    await open([emptying(Post)]);
    const { truncated } = await seeders.run('Emptying', { truncate: true, dryRun: true });
    expect(truncated).toEqual(['post', 'post_tags']);
    expect(await all()).toEqual(ALL);
    expect(await execute(`insert into post (title, author_id) values ('Two', 1) returning id`)).toEqual([
      { id: 2 },
    ]);
  });

  it('works as the role of the migrations, which owns the tables', async () => {
    const posts = emptying(Post);
    await open([posts]);
    const url = new URL(String(testing.orm.config.get('clientUrl')));
    const [owner, login] = [`owner of ${url.pathname}`, `login to ${url.pathname}`];
    await execute(`create role "${owner}"; create role "${login}" noinherit login password 'pw';
      grant "${owner}" to "${login}"; grant usage on schema public to "${owner}", "${login}";
      alter table post owner to "${owner}"; alter table post_tags owner to "${owner}"`);
    [url.username, url.password] = [login, 'pw'];
    try {
      await using app = await appAt(url.href, posts, undefined);
      await rejection(app.run('Emptying', { truncate: true }), TruncateAccessError);
      expect(await counts('post', 'post_tags')).toEqual({ post: 1, post_tags: 1 });
      await using other = await appAt(url.href, posts, owner);
      await other.run('Emptying', { truncate: true });
      expect(await counts('post', 'post_tags')).toEqual({ post: 0, post_tags: 0 });
    } finally {
      await execute(`reassign owned by "${owner}" to current_user;
        drop owned by "${owner}", "${login}"; drop role "${owner}", "${login}"`);
    }
  });

  it('refuses where nothing is declared, where a table is missing, and where an entity is unknown', async () => {
    class Stranger {}
    const bare = seeder('Bare', {});
    const calling = seeder('Calling', { dependsOn: [bare] }, ['Emptying']);
    await open([bare, calling, emptying(Post), seeder('Strange', { entities: [Stranger] })]);
    const refused = await rejection(seeders.run('Calling', { truncate: true }), NothingToTruncateError);
    expect(refused.message).toBe(
      'There is nothing to empty: no seeder of the run (Bare, Calling) declares its entities. Nothing was done.\n' +
        'Declare those that Bare, and all that it calls, write to: `@Seeder({ entities: [User, Post] })`. Or leave out --truncate.',
    );
    await rejection(seeders.run('Strange', { truncate: true }), UnknownEntityError);
    await execute('drop table post_tags');
    const missing = await rejection(seeders.run('Emptying', { truncate: true }), EntityTableMissingError);
    expect(missing.table).toBe('"post_tags"');
    expect(await counts('post')).toEqual({ post: 1 });
    expect(wishes.ran).toEqual([]);
  });
});

const onceSeeders = () => {
  const tags = seeder('Tags', { once: true, entities: [TagSchema] });
  const vehicles = seeder('Vehicles', { once: true, entities: [Vehicle] });
  const undeclared = seeder('Undeclared', { once: true });
  const posts = seeder('Posts', { once: true, entities: [Post], dependsOn: [tags] });
  const calling = seeder('Calling', { entities: [Post, TagSchema] }, ['Tags', 'Vehicles', 'Undeclared']);
  return [tags, vehicles, undeclared, posts, calling];
};
const recorded = async () =>
  (await execute('select seeder from siskin_seeds order by 1')).map(({ seeder: name }) => name);

describe('seeders that run once', () => {
  const ALL_ONCE = ['Posts', 'Tags', 'Undeclared', 'Vehicles'];

  it('run again', async () => {
    await open(onceSeeders());
    await seeders.run(ALL_ONCE);
    wishes.ran = [];
    await seeders.run('Posts', { truncate: true });
    expect([wishes.ran, await recorded()]).toEqual([['Tags', 'Posts'], ALL_ONCE]);
  });

  it('run again where they are called, and their tables were emptied, or nobody knows', async () => {
    await open(onceSeeders());
    await seeders.run(ALL_ONCE);
    wishes.ran = [];
    await seeders.run('Calling', { truncate: true });
    expect(wishes.ran).toEqual(['Calling', 'Tags', 'Undeclared']);
    expect(await recorded()).toEqual(['Tags', 'Undeclared', 'Vehicles']);
    wishes.ran = [];
    await seeders.run('Calling');
    expect(wishes.ran).toEqual(['Calling']);
  });

  it('are forgotten where they fail afterwards, and in a dry run are not', async () => {
    await open(onceSeeders());
    await seeders.run(ALL_ONCE);
    await seeders.run('Posts', { truncate: true, dryRun: true });
    expect(await recorded()).toEqual(ALL_ONCE);
    wishes.fail = true;
    await rejection(seeders.run('Posts', { truncate: true }), SeederFailedError);
    expect(await recorded()).toEqual(['Undeclared', 'Vehicles']);
  });
});

const safe = () => seeder('Safe', { entities: [Post], environments: ['production'] });

describe('in production', () => {
  const before = process.env['NODE_ENV'];
  beforeEach(() => void (process.env['NODE_ENV'] = 'production'));
  afterEach(() => void (process.env['NODE_ENV'] = before));

  it('needs a word, also for seeders that are safe', async () => {
    await open([safe()]);
    await seeders.run('Safe');
    const refused = await rejection(seeders.run('Safe', { truncate: true }), ProductionGuardError);
    expect([refused.verb, refused.command]).toEqual(['seed --truncate', 'nest-cmd db:seed Safe --truncate']);
    expect(await counts('post')).toEqual({ post: 1 });
    await seeders.run('Safe', { truncate: true, force: true });
    expect(await counts('post')).toEqual({ post: 0 });
  });

  it('is prohibited where what destroys is', async () => {
    await open([safe()], { prohibitDestructive: true });
    await seeders.run('Safe');
    await rejection(seeders.run('Safe', { truncate: true, force: true }), DestructiveProhibitedError);
    expect(await counts('post')).toEqual({ post: 1 });
  });
});
