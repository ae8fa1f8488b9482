import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { defineEntity, p } from '@mikro-orm/postgresql';

import { EntitySchemaError, MigrationReplayError, RunInterruptedError } from '../../../../src/index.js';
import {
  readReplayed,
  withSchemas,
  type SchemaRequest,
  type Schemas,
  type SchemaSources,
} from '../../../../src/migrations/autogenerate/sources/with-schemas.js';
import { rejection } from '../../../fixtures/lab.js';
import type { MigrationSources } from '../../../fixtures/migration-files.js';
import { poll } from '../../../fixtures/poll.js';
import { linesOf, Workshop } from './workshop.fixture.js';

let workshop: Workshop;
let cache: string;
beforeAll(async () => void (workshop = await Workshop.open()));
beforeEach(async () => void (cache = await workshop.folder()));
afterAll(() => workshop.close());

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: { id: p.integer().primary(), name: p.text() },
});

const USERS: MigrationSources = {
  '1_users.sql': `-- up\ncreate table users (id serial primary key, name text not null);\ninsert into users (name) values ('ada');`,
};

const read = (sources: SchemaSources, request: SchemaRequest = {}): Promise<Schemas> =>
  withSchemas(sources, { cache, ...request }, async (schemas) => schemas);
const tables = ({ before, after }: Pick<Schemas, 'before' | 'after'>) =>
  [before, after].map((model) => model.tables.map(({ name }) => name));

const values = ({ enums }: Schemas['before']) => enums.map((one) => [one.name, ...one.values]);

describe('withSchemas', () => {
  it('reads equal schemas where migrations and entities agree, and touches no database the second time', async () => {
    const sources = await workshop.sources(USERS, [User]);
    const first = await read(sources);
    expect(tables(first)).toEqual([['users'], ['users']]);
    expect(first.before).toEqual(first.after);

    const settings = { ...sources.settings, password: 'another' };
    const second = await read({ ...sources, settings });
    expect({ before: second.before, after: second.after }).toEqual({
      before: first.before,
      after: first.after,
    });
    expect(await workshop.query("select from pg_class where relname = 'users'")).toEqual([]);
    expect(await workshop.scratch()).toEqual([]);
  });

  it('reads anew what has changed: a migration, or an entity', async () => {
    await read(await workshop.sources(USERS, [User]));
    const Named = defineEntity({
      name: 'Named',
      tableName: 'users',
      properties: { id: p.integer().primary(), name: p.text(), age: p.integer().nullable() },
    });
    const other = await read(await workshop.sources(USERS, [Named]));
    expect(other.after.tables[0]?.definition.columns.map(({ name }) => name)).toEqual(['id', 'name', 'age']);
    const added = { ...USERS, '2_age.sql': '-- up\nalter table users add column age int;' };
    const both = await read(await workshop.sources(added, [Named]));
    expect(both.before).toEqual(both.after);
  });

  it('does not stumble over what it has kept and can not read any more', async () => {
    const sources = await workshop.sources(USERS, [User]);
    const first = await read(sources);
    const files = (await readdir(cache)).filter((name) => name.endsWith('.json'));
    expect(files).toHaveLength(3);
    await Promise.all(files.map((name) => writeFile(join(cache, name), '{"half":')));
    expect(tables(await read(sources))).toEqual(tables(first));
    await Promise.all(files.slice(1).map((name) => rm(join(cache, name))));
    expect(tables(await read(sources))).toEqual(tables(first));
  });

  it('makes a database with the schema before and no rows, and reads the schemas again from it', async () => {
    const sources = await workshop.sources(USERS, [User]);
    for (const run of ['first', 'second']) {
      const seen = await withSchemas(sources, { cache }, (schemas) =>
        schemas.onBefore(async (client, settings) => {
          const { rows } = await client.query('select * from users');
          await client.query('alter table users rename to people');
          expect(await workshop.scratch()).toContain(client.database);
          return { run, rows, lines: await linesOf(settings), again: await schemas.reread(client) };
        }),
      );
      expect({ run, rows: seen.rows, tables: tables(seen.again) }).toEqual({
        run,
        rows: [],
        tables: [['people'], ['users']],
      });
      expect(seen.lines.filter((line) => line.includes('siskin'))).toEqual([]);
    }
    expect(await workshop.scratch()).toEqual([]);
  });

  it('begins with nothing, or with the database as it is', async () => {
    const sources = await workshop.sources(USERS, [User]);
    expect(tables(await read(sources, { from: 'empty' }))).toEqual([[], ['users']]);
    expect(tables(await read(sources, { from: 'database' }))).toEqual([[], ['users']]);
    await workshop.query('create table live (id int primary key); insert into live values (1)');
    try {
      const live = await withSchemas(sources, { cache, from: 'database' }, async (schemas) => [
        tables(schemas),
        await schemas.onBefore(async (client) => (await client.query('select * from live')).rowCount),
      ]);
      expect(live).toEqual([[['live'], ['users']], 0]);
    } finally {
      await workshop.query('drop table live');
    }
  });

  it('replays to the targets', async () => {
    const sources = await workshop.sources({ ...USERS, '2_b.sql': '-- up\ncreate table b ();' }, [User]);
    expect(tables(await read(sources, { targets: ['1_users'] }))[0]).toEqual(['users']);
    expect((await readReplayed(sources, ['1_users'], 'auto', { cache })).tables).toHaveLength(1);
    expect((await readReplayed(sources, undefined, 'auto', { cache })).tables).toHaveLength(2);
  });

  it('says which migration fails, and leaves no database behind', async () => {
    const sources = await workshop.sources({ '1_a.sql': '-- up\nselect * from missing;' });
    const error = await rejection(read(sources), MigrationReplayError);
    expect(error.message).toContain('relation "missing" does not exist');
    expect(error.code).toBe('SISKIN_MIGRATION_REPLAY');
    expect(await workshop.scratch()).toEqual([]);
  });

  it('drops what is under way when it is interrupted', async () => {
    const sources = await workshop.sources({ '1_a.sql': '-- up\nselect pg_sleep(300);' });
    const controller = new AbortController();
    const interrupted = rejection(read(sources, { signal: controller.signal }), RunInterruptedError);
    await poll('the migration', async () => {
      const sleeping = `select from pg_stat_activity where state = 'active' and query like '%pg_sleep(300)%'
        and datname = any ('{${(await workshop.scratch()).join()}}')`;
      return (await workshop.query(sleeping)).length > 0;
    });
    controller.abort();
    expect(await interrupted).toMatchObject({ code: 'SISKIN_RUN_INTERRUPTED' });
    expect(await workshop.scratch()).toEqual([]);
  });

  it('drops the database of work that fails', async () => {
    const sources = await workshop.sources(USERS, [User]);
    const failing = withSchemas(sources, { cache }, (schemas) =>
      schemas.onBefore(() => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await workshop.scratch()).toEqual([]);
  });
});

describe('what entities use of migrations', () => {
  it('finds functions, domains and extensions, and creates well known extensions that none does', async () => {
    const Thing = defineEntity({
      name: 'Thing',
      tableName: 'things',
      properties: {
        id: p.integer().primary(),
        code: p.type('short').columnType('short').defaultRaw('new_code()'),
        slug: p.type('citext').columnType('citext'),
      },
    });
    const sources = await workshop.sources(
      {
        '1.sql': `-- up\ncreate domain short as text check (length(value) < 9);
create function new_code() returns text language sql as $$ select 'x' $$;
create function unused() returns int language sql as 'select 1';`,
      },
      [Thing],
    );
    const { before, after } = await read(sources);
    expect([before.extensions, after.extensions.map(({ name }) => name)]).toEqual([[], ['citext']]);
    expect(after.domains).toEqual(before.domains);
    expect(after.routines).toEqual(before.routines);
    expect(tables({ before, after })).toEqual([[], ['things']]);
  });

  it('says what the server refuses', async () => {
    const Thing = defineEntity({
      name: 'Thing',
      tableName: 'things',
      properties: { id: p.integer().primary(), at: p.type('nowhere').columnType('nowhere') },
    });
    const error = await rejection(read(await workshop.sources({}, [Thing])), EntitySchemaError);
    expect({ reason: error.reason, statement: error.statement }).toEqual({
      reason: 'type "nowhere" does not exist',
      statement: expect.stringMatching(/^create table "things"/),
    });
    expect(await workshop.scratch()).toEqual([]);
  });

  it('drops enums that no column is of any more, keeps equal ones and makes changed ones anew', async () => {
    const Thing = defineEntity({
      name: 'Thing',
      tableName: 'things',
      properties: {
        id: p.integer().primary(),
        same: p.enum(['a', 'b']).nativeEnumName('same'),
        changed: p.enum(['a', 'c']).nativeEnumName('changed'),
      },
    });
    const sources = await workshop.sources(
      {
        '1.sql': `-- up
create type same as enum ('a', 'b'); create type changed as enum ('a', 'b');
create type gone as enum ('x'); create type apart as enum ('y');
create table things (id serial primary key, same same not null, changed changed not null, gone gone);`,
      },
      [Thing],
    );
    const { before, after } = await read(sources);
    expect(values(before)).toEqual([
      ['apart', 'y'],
      ['changed', 'a', 'b'],
      ['gone', 'x'],
      ['same', 'a', 'b'],
    ]);
    expect(values(after)).toEqual([
      ['apart', 'y'],
      ['changed', 'a', 'c'],
      ['same', 'a', 'b'],
    ]);
  });
});

describe('a long history', () => {
  it('is not replayed a second time', async () => {
    const columns = Array.from({ length: 99 }, (_, i) => [
      `2_${i + 1001}.sql`,
      `-- up\nalter table users add column c${i} int; create table t${i} (id int primary key, of int references users);`,
    ]);
    const sources = await workshop.sources({ ...USERS, ...Object.fromEntries(columns) }, [User]);
    const first = await read(sources, { scratch: 'server' });
    // Measured: 5 s, and 13 ms, since nobody logs in to the server.
    const settings = { ...sources.settings, password: 'another' };
    const second = await read({ ...sources, settings }, { scratch: 'server' });
    expect(second.before.tables).toEqual(first.before.tables);
    expect(second.before.tables).toHaveLength(100);
  });
});
