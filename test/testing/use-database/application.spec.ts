import { randomUUID } from 'node:crypto';

import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Client } from 'pg';

import {
  InitialisedApplicationError,
  InvalidRandomSeedError,
  SiskinModuleMissingError,
  TestDatabaseNotOpenError,
  TestHooksMissingError,
  TestTemplateError,
  UnknownDatabaseError,
} from '../../../src/index.js';
import { openTestDatabase, useDatabase } from '../../../src/testing/index.js';
import { Test } from '@nestjs/testing';
import { rejection } from '../../fixtures/lab.js';
import { createBirds } from './application.fixture.js';
import { Bird, BirdSeeder, Nest } from './birds.fixture.js';
import { folderOfBirds } from './birds-migrations.fixture.js';

const createBare = () => Test.createTestingModule({}).compile();
const createOrm = () =>
  MikroORM.init({ driver: PostgreSqlDriver, dbName: 'no such database', entities: [Bird, Nest] });

/** Other runs may keep theirs on the same server. */
const FAILED = { name: `birds › sing ${randomUUID()}`, failed: true };

describe('An application under test', () => {
  it('is initialised, on a database that is migrated and seeded', async () => {
    await using database = await openTestDatabase(createBirds, { seed: BirdSeeder });

    expect(Reflect.get(database.app, 'isInitialized')).toBe(true);
    expect(database.get(MikroORM)).toBe(database.orm);
    expect(await database.em.count(Bird)).toBe(2);
    expect(await database.execute('select count(*)::int as birds from birds')).toEqual([{ birds: 2 }]);
    expect(new URL(database.url).pathname).toMatch(/^\/siskin_test_[0-9a-f]{12}_[0-9a-f]{12}_w\d+$/);
    expect(process.env['DATABASE_URL']).toBe(database.url);
  });

  it('makes and seeds more than the seeders of its template have', async () => {
    await using database = await openTestDatabase(createBirds, { seed: [BirdSeeder] });
    await database.factories.of(Bird).count(2).create();
    await database.seed('BirdSeeder');
    expect(await database.em.count(Bird)).toBe(6);
  });

  it('may be an ORM alone', async () => {
    const siskin = { migrations: { paths: [await folderOfBirds()] } };
    await using database = await openTestDatabase(createOrm, { siskin });

    await database.factories.of(Bird).create();
    expect(await database.em.count(Bird)).toBe(1);
    expect(database.app).toBe(database.orm);
  });

  it('runs commands', async () => {
    await using database = await openTestDatabase(createBirds);
    const { stdout, exitCode } = await database.runCommand('db:status', '--json');
    expect({ exitCode, status: JSON.parse(stdout) as unknown }).toMatchObject({
      exitCode: 0,
      status: { applied: 1, pending: 0 },
    });
  });

  it.each(['test', 'file'] as const)('keeps the database of a failed test, one for each %s', async (per) => {
    const database = await openTestDatabase(createBirds, { isolation: 'clone', per });
    await database.beginTest();
    await database.factories.of(Bird).create();
    const server = Object.assign(new URL(database.url), { pathname: '/postgres' });
    const notes = await database.endTest(FAILED);
    await database.close();

    expect(notes.at(-1)).toBe('Values depend on SISKIN_RANDOM_SEED=1.');
    const client = new Client(server.href);
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select datname as name from pg_database
          where shobj_description(oid, 'pg_database') = 'Kept by siskin/testing: ${FAILED.name}'`,
      );
      expect(rows.length).toBeGreaterThan(0);
      await Promise.all(rows.map(({ name }) => client.query(`drop database "${name}"`)));
    } finally {
      await client.end();
    }
  });

  it('leaves the environment as it was', async () => {
    const before = { ...process.env };
    const database = await openTestDatabase(createBirds);
    await database.close();
    expect(process.env).toEqual(before);
  });
});

describe('useDatabase', () => {
  it('has nothing before it is opened, and after it was closed', async () => {
    const hooks = { beforeAll: () => {}, beforeEach: () => {}, afterEach: () => {}, afterAll: () => {} };
    const unopened = useDatabase(createBirds, { hooks });
    expect(() => unopened.app).toThrow(TestDatabaseNotOpenError);

    const closed = await openTestDatabase(createBirds);
    await closed.close();
    expect(() => closed.em).toThrow(
      '`em` of a test database is there from `beforeAll` to `afterAll` only.\nRead `database.em` inside of a test or a hook, not while the file is loaded.',
    );
  });

  it('needs hooks', () => {
    const { beforeEach: hook } = globalThis;
    Reflect.deleteProperty(globalThis, 'beforeEach');
    try {
      expect(() => useDatabase(createBirds)).toThrow(TestHooksMissingError);
    } finally {
      Reflect.set(globalThis, 'beforeEach', hook);
    }
  });

  it('refuses an application that is initialised, or has no SiskinModule', async () => {
    const early = await rejection(
      openTestDatabase(async () => (await createBare()).init()),
      InitialisedApplicationError,
    );
    expect(early.message).toContain('without `await app.init()`');
    const bare = await rejection(openTestDatabase(createBare), SiskinModuleMissingError);
    expect(bare.code).toBe('SISKIN_MODULE_MISSING');
  });

  it('names what is unknown or wrong', async () => {
    await using database = await openTestDatabase(createBirds);
    expect(() => database.database('analytics')).toThrow(UnknownDatabaseError);
    await rejection(openTestDatabase(createBirds, { seed: 'NobodysSeeder' }), TestTemplateError);
  });

  it('refuses what is no random seed', async () => {
    const error = await rejection(openTestDatabase(createBirds, { randomSeed: -1 }), InvalidRandomSeedError);
    expect(error.message).toContain('randomSeed');
  });
});
