import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';

import { CloneRequiredError, UnknownRevisionError } from '../../../src/index.js';
import { openTestDatabase, type UseDatabaseOptions } from '../../../src/testing/index.js';
import { Folders } from '../../fixtures/folders.js';
import { type MigrationSources, writeMigrations } from '../../fixtures/migration-files.js';
import { errorOf } from '../error-of.js';

const PEOPLE: MigrationSources = {
  '1_people': {
    revision: 'people',
    parents: [],
    up(op) {
      op.sql('create table people (id integer primary key, name text not null)');
    },
    down(op) {
      op.sql('drop table people');
    },
  },
  '2_parts': {
    revision: 'parts',
    up(op) {
      op.sql('alter table people add first text');
      op.sql(`update people set first = split_part(name, ' ', 1)`);
    },
    down(op) {
      op.sql('alter table people drop first');
    },
  },
  '3_notes': {
    revision: 'notes',
    up(op) {
      op.sql('create table notes (id integer primary key)');
    },
    down(op) {
      op.sql('drop table notes');
    },
  },
};
const PASSED = { name: 'a test', failed: false };

const folders = new Folders();
afterAll(() => folders.remove());

const create = () =>
  MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: process.env['DATABASE_URL'] ?? '',
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });

async function open(sources: MigrationSources = PEOPLE, options: UseDatabaseOptions = {}) {
  const folder = await folders.make();
  await writeMigrations(folder, sources);
  const siskin = { migrations: { paths: [folder] } };
  return openTestDatabase(create, { isolation: 'clone', siskin, ...options });
}

type Tested = Awaited<ReturnType<typeof open>>;

async function applied(database: Tested): Promise<string[]> {
  const rows = await database.execute('select revision from siskin_migrations order by applied_at, revision');
  return rows.map(({ revision }) => String(revision));
}

describe('migrateTo', () => {
  it('lets a data migration be tested with rows of before it', async () => {
    await using database = await open();
    await database.beginTest();

    await database.migrateTo('people');
    await database.execute(`insert into people values (1, 'Ada Lovelace')`);
    await database.migrateTo('head');

    expect(await database.execute('select * from people')).toEqual([
      { id: 1, name: 'Ada Lovelace', first: 'Ada' },
    ]);
    await database.migrateTo('people');
    expect(await database.execute('select * from people')).toEqual([{ id: 1, name: 'Ada Lovelace' }]);
    await database.endTest(PASSED);
  });

  it.each([
    ['base', []],
    ['people', ['people']],
    ['head', ['people', 'parts', 'notes']],
    ['heads', ['people', 'parts', 'notes']],
    ['-1', ['people', 'parts']],
    ['-2', ['people']],
    ['notes-1', ['people', 'parts']],
    ['people+1', ['people', 'parts']],
    ['not', ['people', 'parts', 'notes']],
  ])('goes to %s at once', async (target, expected) => {
    await using database = await open();
    await database.beginTest();

    await database.migrateTo(target);

    const found = await database.execute(`select to_regclass('siskin_migrations') is not null as there`);
    expect(found).toEqual([{ there: expected.length > 0 }]);
    expect(expected.length > 0 ? (await applied(database)).toSorted() : []).toEqual(expected.toSorted());
  });

  it('goes on from where the database is', async () => {
    await using database = await open();
    await database.beginTest();
    await database.migrateTo('base');
    const course: number[] = [];
    for (const target of ['+1', 'head', 'head', '-1', 'people', 'parts', 'notes-1', 'base', 'notes']) {
      await database.migrateTo(target);
      course.push((await applied(database)).length);
    }
    expect(course).toEqual([1, 3, 3, 2, 1, 2, 2, 0, 3]);
  });

  it('leaves nothing for the next test', async () => {
    await using database = await open();
    await database.beginTest();
    await database.migrateTo('people');
    await database.endTest(PASSED);
    await database.beginTest();
    expect(await applied(database)).toHaveLength(3);
    await database.execute(`insert into people values (1, 'Ada')`);
    await database.migrateTo('people');
    expect(await database.execute('select * from people')).toEqual([]);
    await database.endTest(PASSED);
  });

  it.each(['transaction', 'clean'] as const)('is refused with isolation: %s', async (isolation) => {
    await using database = await open(PEOPLE, { isolation });
    await database.beginTest();
    const error = await errorOf(database.migrateTo('people'), CloneRequiredError);
    expect(error.database).toBe('default');
    expect(await applied(database)).toHaveLength(3);
  });

  it.each<UseDatabaseOptions>([{ per: 'file' }, {}])(
    'is refused where tests share it: %j',
    async (options) => {
      await using database = await open(PEOPLE, options);
      await errorOf(database.migrateTo('people'), CloneRequiredError);
      expect(await applied(database)).toHaveLength(3);
    },
  );

  it('leaves the database as it is where there is no such revision', async () => {
    await using database = await open();
    await database.beginTest();
    const url = database.url;
    await errorOf(database.migrateTo('nowhere'), UnknownRevisionError);
    expect([database.url, (await applied(database)).length]).toEqual([url, 3]);
  });
});
