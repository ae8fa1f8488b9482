import { join } from 'node:path';

import { defineEntity, p } from '@mikro-orm/postgresql';

import { MigrationFailedError } from '../../src/index.js';
import { openTestDatabase, type IsolationMode } from '../../src/testing/index.js';
import { applyReference } from '../../src/seeders/reference/index.js';
import { PostFactory, TagFactory, Passwords, User, UserFactory } from '../factories/blog.js';
import { createTestingApp } from '../factories/testing-app.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { id, testChanges, thing } from '../migrations/autogenerate/matrix.fixture.js';
import { Country, Lexicon } from '../seeders/reference/lexicon.js';
import { createBirds } from '../testing/use-database/application.fixture.js';
import { Bird, BirdSeeder } from '../testing/use-database/birds.fixture.js';
import { describeOldest, useOldestServer } from './oldest-server.js';

const BLOG = join(REPOSITORY, 'examples/blog/src/migrations');

const NAMED = defineEntity({
  name: 'Named',
  tableName: 'named',
  view: true,
  expression: 'select name from thing',
  properties: { name: p.string().primary() },
});

describeOldest('On PostgreSQL 14', () => {
  useOldestServer();

  describe('migrations', () => {
    it.each(['session', 'lease'] as const)('go up, down and up again with the lock: %s', async (lock) => {
      await using lab = await Lab.open();
      const service = await lab.on([BLOG], { lock });
      const tables = ['categories', 'comments', 'post_tags', 'posts', 'tags', 'users'];
      await service.migrate();
      expect(await lab.tables()).toEqual(tables);
      expect(await service.drift()).toEqual([]);
      expect((await service.lint({ all: true })).migrations).toHaveLength(10);

      await service.rollback();
      expect(await lab.tables()).toEqual([]);
      await service.migrate();
      expect(await lab.tables()).toEqual(tables);
      expect((await service.status()).pending).toBe(0);
    });

    it('begin with a baseline of what is there', async () => {
      await using lab = await Lab.open();
      await lab.query(`create table items (id serial primary key, name text);
        alter table items alter name set storage external;
        create view names as select name from items; create materialized view counts as select count(*) from items;
        create function one() returns int language sql return 1`);
      const service = await lab.on([await lab.folder({})]);
      expect(await service.baseline('start')).toMatchObject({ proved: true });
      expect(await service.drift()).toEqual([]);
    });

    it('that need a newer server say so', async () => {
      await using lab = await Lab.open();
      const service = await lab.with({
        '1_users': {
          change(op) {
            op.createTable('users', (t) => void t.text('email').unique({ nullsNotDistinct: true }));
          },
        },
      });
      const error = await rejection(service.migrate(), MigrationFailedError);
      expect(error.failed?.needs).toEqual({ feature: 'nulls not distinct', since: 15, server: 14 });
      expect(error.problem.split('\n').at(-1)).toBe(
        'What it uses, nulls not distinct, needs PostgreSQL 15 or later; this server has PostgreSQL 14.',
      );
      expect(error.remedy).toBe(
        'Do without it, or upgrade the server, then run `nest-cmd db:migrate` again.',
      );
    });
  });

  describe('--auto writes what entities need, there and back', () => {
    testChanges({
      'a handful of changes': {
        before: [
          ...thing({ name: p.text(), a: p.integer(), b: p.integer().generated('(a * 2) stored') }),
          NAMED,
        ],
        after: [
          ...thing({
            name: p.text().unique().comment('how it is called'),
            a: p.integer().default(1),
            b: p.integer().generated('(a * 3) stored'),
            state: p.enum(['a', 'b']).nativeEnumName('thing_state').default('a'),
          }),
          defineEntity({ name: 'Kind', tableName: 'kind', properties: { ...id, name: p.text().index() } }),
          NAMED,
        ],
        back: { drop: ['thing.state', 'kind'] },
      },
    });
  });

  it('reference data is brought to what is declared', async () => {
    const lexicon = await Lexicon.open([Country]);
    const sync = (...rows: object[]) =>
      applyReference(lexicon.em, Country, rows, { by: ['code'], mode: 'sync' });
    expect(await sync({ code: 'CH' }, { code: 'DE', name: 'Deutschland' })).toMatchObject({ added: 2 });
    expect(await sync({ code: 'DE', name: 'Germany' })).toMatchObject({ changed: 1, removed: 1 });
    await lexicon.close();
  });

  it('factories insert a graph', async () => {
    const blog = await createTestingApp({ providers: [UserFactory, PostFactory, TagFactory, Passwords] });
    const users = blog.factories.get(UserFactory).count(3);
    const report = await users.has(PostFactory.count(2).has(TagFactory.count(2))).insert();
    expect(report.rows).toEqual({ user: 3, post: 6, tag: 12, post_tags: 12 });
    expect(await blog.orm.em.fork().count(User)).toBe(3);
    await blog.close();
  });

  it.each<IsolationMode>(['transaction', 'clean', 'clone'])(
    'tests are kept apart by: %s',
    async (isolation) => {
      await using database = await openTestDatabase(createBirds, { isolation, seed: BirdSeeder });
      for (const name of ['robin', 'wren']) {
        await database.beginTest();
        expect(await database.em.count(Bird)).toBe(2);
        await database.em.insert(Bird, { name });
        await database.endTest({ name, failed: false });
      }
    },
  );
});
