import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type PostgresHandle, startEmbeddedPostgres } from '../../src/database/embedded/index.js';
import { useDataDirs } from './data-dirs.js';
import { query } from './query.js';

const newDataDir = useDataDirs();
const durable = false;

describe('the databases of a handle', () => {
  let handle: PostgresHandle;
  const databases = async () => {
    const sql = 'select datname from pg_database where not datistemplate order by 1';
    return (await query(handle.url('postgres'), sql)).map(({ datname }) => datname);
  };

  beforeAll(async () => {
    handle = await startEmbeddedPostgres({ dataDir: await newDataDir(), durable, database: 'app' });
  });
  afterAll(async () => handle.stop());

  it('include the one that was asked for, which url() means', async () => {
    expect(await databases()).toEqual(['app', 'postgres']);
    expect(await query(handle.url(), 'select current_database() as name')).toEqual([{ name: 'app' }]);
  });

  it('are made once by many at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => handle.createDatabase('race')));
    expect(await databases()).toEqual(['app', 'postgres', 'race']);
    await handle.dropDatabase('race');
  });

  it.each(['Mixed Case', 'quo"te', "it's", '100%/é@&+', 'drop'])('may be called %s', async (name) => {
    await handle.createDatabase(name);
    await handle.createDatabase(name);
    expect(await query(handle.url(name), 'select current_database() as name')).toEqual([{ name }]);
    await handle.dropDatabase(name);
    await handle.dropDatabase(name);
    expect(await databases()).toEqual(['app', 'postgres']);
  });

  it('are dropped even while somebody is connected, the own one too', async () => {
    const client = new Client({ connectionString: handle.url() });
    client.on('error', () => undefined);
    await client.connect();
    await handle.dropDatabase('app');
    expect(await databases()).toEqual(['postgres']);
    await client.end();
    await handle.createDatabase('app');
  });

  it('belong to the server of DATABASE_URL where that is set, and the server stays', async () => {
    const dataDir = await newDataDir();
    const env = { DATABASE_URL: handle.url() };
    const outside = await startEmbeddedPostgres({ dataDir, env, database: 'unmade' });
    await outside.createDatabase('outside');
    await outside.stop();
    expect(await databases()).toEqual(['app', 'outside', 'postgres']);
    await outside.dropDatabase('outside');
    await expect(access(dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a handle on the server of DATABASE_URL', () => {
  const url = 'postgresql://us%40er:p%3Ass@db.example:6543/app?sslmode=require';

  it('tells its parts', async () => {
    const handle = await startEmbeddedPostgres({ env: { DATABASE_URL: url } });
    expect(handle).toMatchObject({ host: 'db.example', port: 6543, user: 'us@er', embedded: false });
    expect(handle).toMatchObject({ password: 'p:ss', dataDir: undefined });
    expect(handle.url()).toBe(url);
    expect(handle.url('b c')).toBe(url.replace('/app', '/b%20c'));
  });

  it('tells an IPv6 host as sockets take it', async () => {
    expect((await startEmbeddedPostgres({ url: 'postgres://[::1]/x' })).host).toBe('::1');
  });

  it('takes the option url first', async () => {
    const handle = await startEmbeddedPostgres({ url, env: { DATABASE_URL: 'postgres://other/x' } });
    expect(handle.host).toBe('db.example');
  });

  it.each(['secret', 'mysql://root:secret@host/x', 'postgres://me:secret%@host/x'])(
    'refuses %s without repeating it',
    async (wrong) => {
      const error = await startEmbeddedPostgres({ url: wrong }).catch((error: unknown) => error);
      expect(error).toMatchObject({ code: 'SISKIN_INVALID_DATABASE_URL' });
      expect(String(error)).not.toContain('secret');
    },
  );
});
