import type { TestingModule } from '@nestjs/testing';
import { MikroORM } from '@mikro-orm/core';

import {
  DatabaseInUseError,
  DatabasePermissionError,
  DatabaseService,
  MaintenanceDatabaseError,
  type DoomedDatabase,
} from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import { during } from '../fixtures/during.js';
import { rejection } from '../fixtures/lab.js';
import { boot, changed } from './database-service.js';

let server: TestDatabase;
let name: string;
let url: string;
const apps: TestingModule[] = [];

beforeAll(async () => void (server = await createTestDatabase()));
afterAll(() => server.drop());
beforeEach(() => {
  name = `${server.name}_"own"`;
  url = changed(server.url, { pathname: `/${encodeURIComponent(name)}` });
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await query(server.url, `drop database if exists "${name.replaceAll('"', '""')}" with (force)`);
});

async function open(where = url): Promise<TestingModule> {
  const app = await boot(where);
  apps.push(app);
  return app;
}

const serviceOn = async (where = url) => (await open(where)).get(DatabaseService);

async function exists(): Promise<boolean> {
  const names = await query(server.url, 'select datname as name from pg_database');
  return names.some((row) => row['name'] === name);
}

describe('create', () => {
  it('creates a database once', async () => {
    const service = await serviceOn();
    expect(service.address.database).toBe(name);
    expect(await service.create()).toBe(true);
    expect(await exists()).toBe(true);
    expect(await service.create()).toBe(false);
  });

  it('says that the user may not', async () => {
    const user = `siskin_user_${server.name.slice(-6)}`;
    await query(server.url, `create role ${user} login password 'secret'`);
    const service = await serviceOn(changed(url, { username: user, password: 'secret' }));
    const error = await rejection(service.create(), DatabasePermissionError);
    await (await serviceOn()).create();
    const drop = await rejection(service.drop(), DatabasePermissionError);
    await query(server.url, `drop role ${user}`);

    const { hostname, port } = new URL(server.url);
    expect(error).toMatchObject({
      action: 'create',
      problem: `The user ${user} may not create the database ${name} at ${hostname}:${port}: permission denied to create database.`,
    });
    expect(drop).toMatchObject({ action: 'drop', address: { database: name, user } });
    expect(drop.problem).toContain('must be owner of database');
    expect(await exists()).toBe(true);
  });
});

describe('drop', () => {
  it('drops the database, though its own application is connected, and says where there is none', async () => {
    const app = await open();
    const service = app.get(DatabaseService);
    await service.create();
    await app.get(MikroORM).em.getConnection().execute('create table kept (id integer)');
    expect(await service.drop()).toBe('dropped');
    expect(await exists()).toBe(false);
    expect(await service.drop()).toBe('missing');
    expect(await service.create()).toBe(true);
    expect(await app.get(MikroORM).em.getConnection().execute(`select to_regclass('kept') as kept`)).toEqual([
      { kept: null },
    ]);
  });

  it('refuses while others are connected, and names them', async () => {
    const service = await serviceOn();
    await service.create();
    const error = await during(url, `set application_name = 'the shop'`, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const error = await rejection(service.drop(), DatabaseInUseError);
      expect(error.sessions).toEqual([
        { pid: rows[0]?.pid, user: service.address.user, application: 'the shop', since: expect.any(Date) },
      ]);
      return error;
    });
    expect(error.problem).toMatch(
      /was not dropped: another session is connected to it\.\n  pid \d+ of \w+ \(the shop\), since \S+Z$/,
    );
    expect(error.remedy).toContain('nest-cmd db:drop --force-disconnect');
    expect(await exists()).toBe(true);
  });

  it('breaks off the sessions of others where it is told to', async () => {
    const service = await serviceOn();
    await service.create();
    await during(url, 'select', async (client) => {
      client.on('error', () => undefined);
      expect(await service.drop({ disconnect: true })).toBe('dropped');
    });
    expect(await exists()).toBe(false);
  });

  it('refuses where a session comes while it is asked', async () => {
    const service = await serviceOn();
    await service.create();
    const late: Promise<unknown>[] = [];
    const stay = Promise.withResolvers<void>();
    const confirm = () =>
      new Promise<boolean>((resolve) => {
        late.push(
          during(url, 'select', async () => {
            resolve(true);
            await stay.promise;
          }),
        );
      });
    const error = await rejection(service.drop({ confirm }), DatabaseInUseError);
    stay.resolve();
    await Promise.all(late);
    expect(error.sessions).toHaveLength(1);
    expect(await exists()).toBe(true);
  });

  it('repeats what the server says where it is no session that holds it', () => {
    const error = new DatabaseInUseError(
      { database: 'a', host: 'b', port: 1, user: 'c' },
      [],
      new Error('database "a" is used by an active logical replication slot'),
    );
    expect(error.problem).toBe(
      'The database a at b:1 was not dropped: database "a" is used by an active logical replication slot.',
    );
  });

  it('asks with what it knows, and lets the database be', async () => {
    const service = await serviceOn();
    await service.create();
    const asked: DoomedDatabase[] = [];
    const confirm = async (database: DoomedDatabase) => {
      asked.push(database);
      return false;
    };
    expect(await service.drop({ confirm })).toBe('kept');
    expect(asked).toEqual([{ ...service.address, size: expect.any(Number), sessions: [], production: null }]);
    expect(await exists()).toBe(true);
  });

  it.each(['postgres', 'template1'])('never drops %s', async (database) => {
    const service = await serviceOn(changed(server.url, { pathname: `/${database}` }));
    const error = await rejection(service.drop({ disconnect: true }), MaintenanceDatabaseError);
    expect(error.database).toBe(database);
  });
});
