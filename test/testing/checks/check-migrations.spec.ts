import { MikroOrmModule } from '@mikro-orm/nestjs';
import { defineEntity, p } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Test } from '@nestjs/testing';

import { MigrationFaultsError, SiskinModule } from '../../../src/index.js';
import {
  checkMigrations,
  MIGRATION_CHECKS,
  type CheckMigrationsOptions,
} from '../../../src/testing/index.js';
import { Folders } from '../../fixtures/folders.js';
import { type MigrationSources, writeMigrations } from '../../fixtures/migration-files.js';
import { sqlMigration } from './checked.js';

const folders = new Folders();
afterAll(() => folders.remove());

/** Runs what `checkMigrations` registers: what each test of each block has come to. */
async function run(create: Parameters<typeof checkMigrations>[0], options: CheckMigrationsOptions = {}) {
  const tests: [title: string, test: () => Promise<void>][] = [];
  let block = '';
  const describe = (name: string, register: () => void) => {
    block = name;
    register();
  };
  checkMigrations(create, {
    ...options,
    describe,
    it: (name, test) => tests.push([`${block}: ${name}`, test]),
  });
  const failures: Record<string, unknown> = {};
  for (const [title, test] of tests) {
    await test().catch((error: unknown) => (failures[title] = error));
  }
  return { titles: tests.map(([title]) => title), failures };
}

const TABLE = sqlMigration('table', ['create table notes (id serial primary key)'], ['drop table notes']);
const FORGETFUL = sqlMigration('forgetful', ['create sequence left_behind'], []);

const Note = defineEntity({ name: 'Note', tableName: 'notes', properties: { id: p.integer().primary() } });

/** An application with a database without a name and one that is named `stats`. */
async function twoDatabases(stats: MigrationSources) {
  const [main, other] = [await folders.make(), await folders.make()];
  await writeMigrations(main, { '1': TABLE });
  await writeMigrations(other, stats);
  const orm = { driver: PostgreSqlDriver, entities: [Note], registerRequestContext: false };
  return () =>
    Test.createTestingModule({
      imports: [
        MikroOrmModule.forRoot({ ...orm, clientUrl: process.env['DATABASE_URL'] ?? '' }),
        SiskinModule.forRoot({ migrations: { paths: [main] } }),
        MikroOrmModule.forRoot({ ...orm, contextName: 'stats', dbName: 'nowhere' }),
        SiskinModule.forRoot({ contextName: 'stats', migrations: { paths: [other] } }),
      ],
    }).compile();
}

describe('checkMigrations', () => {
  it('registers a test for each check, which pass where nothing is wrong', async () => {
    const { titles, failures } = await run(await twoDatabases({ '1': TABLE }));
    expect(titles).toEqual(MIGRATION_CHECKS.map((check) => `Migrations: ${check}`));
    expect(failures).toEqual({});
  });

  it('fails the one test that is concerned, for one of several databases', async () => {
    const create = await twoDatabases({ '1': TABLE, '2': FORGETFUL });
    const { titles, failures } = await run(create, { database: ['default', 'stats'] });
    expect(titles).toHaveLength(2 * MIGRATION_CHECKS.length);
    expect(Object.keys(failures).filter((title) => !title.endsWith('entities match the migrations'))).toEqual(
      ['Migrations of the database stats: down leaves no trace'],
    );
    const error = failures['Migrations of the database stats: down leaves no trace'];
    expect(error).toBeInstanceOf(MigrationFaultsError);
    expect(String(error)).toMatch(
      /Database stats, revision forgetful:\nIn .*2\.ts\n.* gone \(-\) or left behind \(\+\) are\n {2}\+ sequence .*left_behind/,
    );
  });

  it('fails where the lint finds an error, unless it is told otherwise', async () => {
    const index = sqlMigration('index', ['create index i on notes (id)'], ['drop index i']);
    const create = await twoDatabases({ '1': TABLE, '2': index });
    const { failures } = await run(create, { database: 'stats' });
    const title = 'Migrations of the database stats: is lint clean';
    expect(String(failures[title])).toMatch(
      /Database stats, revision index:\nIn .*2\.ts\nindex-not-concurrently: create index i on notes \(id\)\. .*\n {2}-- In a migration of its own.*\n {2}-- transaction: false\n {2}create index concurrently/,
    );
    const ignoring = await run(create, { database: 'stats', lint: { ignore: ['index-not-concurrently'] } });
    expect(ignoring.failures).not.toHaveProperty([title]);
    const without = await run(create, { database: 'stats', lint: false });
    expect(without.failures).not.toHaveProperty([title]);
  });

  it('looks at all databases where none is named', async () => {
    const create = await twoDatabases({ '1': TABLE, '2': FORGETFUL });
    const { titles, failures } = await run(create);
    expect(titles).toHaveLength(MIGRATION_CHECKS.length);
    expect(String(failures['Migrations: down leaves no trace'])).toContain(
      'Database stats, revision forgetful',
    );
  });
});
