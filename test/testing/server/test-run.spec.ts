import { join } from 'node:path';

import { TestServerPooledError } from '../../../src/index.js';
import { beginRun, findRun, TestServer } from '../../../src/testing/server/index.js';
import { createOwn } from '../../../src/testing/server/own-databases.js';
import { heldKeys, lock, runKey, templateKey } from '../../../src/testing/server/test-locks.js';
import { isRunning, useDataDirs } from '../../embedded/data-dirs.js';
import { query } from '../../embedded/query.js';
import { describeWithPgBouncer, PgBouncer } from '../../fixtures/pgbouncer.js';
import { poll } from '../../fixtures/poll.js';
import { OwnServer } from '../own-server.js';
import { Spawned } from '../spawned.js';
import type { SpawnedRun } from './run.fixture.js';

const FIXTURE = join(import.meta.dirname, 'run.fixture.ts');
const newDataDir = useDataDirs();
const DEAD = '0123456789ab';
const HASH = 'ba9876543210';

let server: OwnServer;
beforeAll(async () => {
  server = await OwnServer.start(await newDataDir());
});
afterEach(async () => {
  for (const name of await server.databases()) {
    await server.query(`drop database "${name}" with (force)`);
  }
});
afterAll(() => server.stop());

async function isHeld(key: bigint): Promise<boolean> {
  await using own = await TestServer.open(server.url);
  return (await heldKeys(own)).has(key);
}

/** Makes databases as the kit does, and lets a run clean up. */
async function cleanAfter(
  names: readonly string[],
  comments: Record<string, string> = {},
): Promise<string[]> {
  await using own = await TestServer.open(server.url);
  for (const name of names) {
    await createOwn(own, name);
  }
  for (const [name, comment] of Object.entries(comments)) {
    await server.query(`comment on database "${name}" is '${comment}'`);
  }
  await using run = await beginRun({ url: server.url });
  await run.cleaned;
  return server.databases();
}

describe('A run', () => {
  it('drops its databases at its end, and no others', async () => {
    const [one, other] = [0, 1].map(() => new Spawned<SpawnedRun>(FIXTURE, { url: server.url }));
    const [first, second] = await Promise.all([one?.said(), other?.said()]);
    expect(first?.id).not.toBe(second?.id);
    const [template = '', ...clones] = (await server.databases()).toSorted(
      (a, b) => Number(b.startsWith('siskin_template')) - Number(a.startsWith('siskin_template')),
    );
    expect(template).toMatch(/^siskin_template_[0-9a-f]{12}$/);
    expect(clones.sort()).toEqual([...(first?.databases ?? []), ...(second?.databases ?? [])].sort());

    await one?.end();
    expect(await server.databases()).toEqual([...(second?.databases ?? []), template].sort());
    await other?.end();
    expect(await server.databases()).toEqual([template]);
  });

  it('lives beside another that begins and cleans', async () => {
    const other = new Spawned<SpawnedRun>(FIXTURE, { url: server.url });
    const { databases } = await other.said();
    await using run = await beginRun({ url: server.url });
    await run.cleaned;
    expect(await server.databases()).toEqual(expect.arrayContaining(databases));
    await other.end();
  });

  it('that was killed is cleaned away by the next, though a session is left in its database', async () => {
    const killed = new Spawned<SpawnedRun>(FIXTURE, { url: server.url });
    const { id, databases } = await killed.said();
    await killed.kill();
    expect(await server.databases()).toEqual(expect.arrayContaining(databases));
    const left = await server.linger(databases[0] ?? '');

    await poll('the server to notice', async () => !(await isHeld(runKey(id))));
    expect(await server.databases()).toEqual(expect.arrayContaining(databases));
    expect(await cleanAfter([])).toEqual([expect.stringMatching(/^siskin_template_/)]);
    await expect(left.query('select 1')).rejects.toThrow(/connection|EPIPE|ECONNRESET/i);
  });

  it('tells its processes where it is', async () => {
    await using run = await beginRun({ url: server.url });
    expect(findRun(run.environment)).toEqual({ id: run.id, url: server.url });
    expect(findRun({})).toBeUndefined();
    expect(findRun({ SISKIN_TEST_RUN: run.id })).toBeUndefined();
    expect(run.id).toMatch(/^[0-9a-f]{12}$/);
    expect(run.url('birds')).toBe(server.url.replace(/postgres$/, 'birds'));
  });

  it('starts a server of its own, and stops it where nobody else uses it', async () => {
    const dataDir = await newDataDir();
    const first = await beginRun({ dataDir, env: {} });
    const second = await beginRun({ dataDir, env: {} });
    expect(second.url()).toBe(first.url());
    const settings = `select current_setting('fsync') as fsync`;
    expect(await query(first.url(), settings)).toEqual([{ fsync: 'off' }]);

    await Promise.all([first.end(), first.end()]);
    expect(await isRunning(dataDir)).toBe(true);
    await second.end();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('keeps the data of its server where the environment says', async () => {
    const dataDir = await newDataDir();
    await using run = await beginRun({ env: { SISKIN_TEST_DATA_DIR: dataDir } });
    expect(await isRunning(dataDir)).toBe(true);
    await run.end();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('gives up the server where it can not begin', async () => {
    const url = server.url.replace(/:[^:@]*@/, ':wrong@');
    await expect(beginRun({ url })).rejects.toMatchObject({ code: 'SISKIN_DATABASE_LOGIN' });
  });

  it('ends though its server is gone', async () => {
    const own = await OwnServer.start(await newDataDir());
    const run = await beginRun({ url: own.url });
    await run.cleaned;
    await own.stop();
    await expect(run.end()).resolves.toBeUndefined();
  });
});

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const used = (days: number) =>
  `A template database of siskin/testing, last used on ${ago(days).toISOString().slice(0, 10)}`;
const kept = (days: number) =>
  `siskin_kept_${ago(days).toISOString().replaceAll(/\D/g, '').slice(0, 14)}_0a0b0c`;

describe('The cleaning of a run', () => {
  it('drops the databases of dead runs and templates half-built', async () => {
    const names = [`siskin_test_${DEAD}_${HASH}_w3`, `siskin_clone_${DEAD}_${HASH}`, `siskin_build_${HASH}`];
    expect(await cleanAfter(names)).toEqual([]);
  });

  it('drops templates that were not used for 7 days', async () => {
    const [old, recent] = ['siskin_template_aaaaaaaaaaaa', 'siskin_template_bbbbbbbbbbbb'];
    expect(await cleanAfter([old, recent], { [old]: used(9), [recent]: used(6) })).toEqual([recent]);
  });

  it('leaves a template of which nobody knows when it was used', async () => {
    const name = 'siskin_template_aaaaaaaaaaaa';
    expect(await cleanAfter([name], { [name]: 'mine' })).toEqual([name]);
  });

  it('drops kept databases after a day', async () => {
    const [old, recent] = [kept(1.1), kept(0.9)];
    expect(await cleanAfter([old, recent])).toEqual([recent]);
  });

  it('leaves what somebody builds, or marks as used', async () => {
    const [build, template] = [`siskin_build_${HASH}`, `siskin_template_${HASH}`];
    await using own = await TestServer.open(server.url);
    await lock(own, templateKey(template));
    expect(await cleanAfter([build, template], { [template]: used(30) })).toEqual([build, template]);
  });

  it('drops what is left of a drop that was interrupted', async () => {
    const name = `siskin_test_${DEAD}_${HASH}_w1`;
    await server.query(`create database "${name}"`);
    await server.query(`update pg_database set datconnlimit = -2 where datname = '${name}'`);
    expect(await cleanAfter([])).toEqual([]);
  });

  it.each([
    ['without the mark', `siskin_test_${DEAD}_${HASH}_w1`, ''],
    ['with another limit of connections', `siskin_clone_${DEAD}_${HASH}`, 'connection limit 7'],
    ['of an old scratch', `siskin_scratch_${DEAD}`, 'connection limit 1936290667'],
    ['of createTestDatabase', `siskin_test_${DEAD}`, 'connection limit 1936290667'],
    ['with something behind it', `siskin_test_${DEAD}_${HASH}_w1_copy`, 'connection limit 1936290667'],
    ['with something before it', `my_siskin_clone_${DEAD}_${HASH}`, 'connection limit 1936290667'],
    ['with a line end behind it', `siskin_clone_${DEAD}_${HASH}\n`, 'connection limit 1936290667'],
    ['in capitals', `siskin_clone_${DEAD.toUpperCase()}_${HASH}`, 'connection limit 1936290667'],
    ['that says no time', 'siskin_kept_20269999999999_0a0b0c', 'connection limit 1936290667'],
  ])('leaves a database %s', async (_, name, limit) => {
    await server.query(`create database "${name}" ${limit}`);
    await cleanAfter([]);
    const found = await server.query(`select datname from pg_database where datname like '%siskin%'`);
    expect(found).toEqual([{ datname: name }]);
    await server.query(`drop database "${name}"`);
  });
});

describe('A role that is not superuser', () => {
  it('has runs of its own, and leaves what is of others', async () => {
    const url = await server.createRole('gardener');
    const foreign = `siskin_clone_${DEAD}_${HASH}`;
    await using own = await TestServer.open(server.url);
    await createOwn(own, foreign);

    const spawned = new Spawned<SpawnedRun>(FIXTURE, { url });
    const { databases } = await spawned.said();
    expect(await server.databases()).toEqual(expect.arrayContaining([foreign, ...databases]));
    await spawned.kill();
    const cleaned = async () => {
      await using run = await beginRun({ url });
      await run.cleaned;
      return server.databases();
    };
    while ((await cleaned()).length > 2) {
      expect(await server.databases()).toContain(foreign);
    }
    expect(await server.databases()).toEqual([foreign, expect.stringMatching(/^siskin_template_/)]);
  });

  it('works from its own database where it may not connect to postgres', async () => {
    const url = new URL(await server.createRole('hermit'));
    await server.query('create database hermitage owner hermit');
    await server.query('revoke connect on database postgres from public');
    url.pathname = '/hermitage';
    const spawned = new Spawned<SpawnedRun>(FIXTURE, { url: url.href });
    const { databases } = await spawned.said();
    await spawned.end();
    await server.query('grant connect on database postgres to public');
    expect(databases).toHaveLength(2);
    expect(await server.databases()).toEqual([expect.stringMatching(/^siskin_template_/)]);
  });

  it('hears what it lacks where it may not create databases', async () => {
    const url = await server.createRole('visitor', '');
    const spawned = new Spawned<SpawnedRun>(FIXTURE, { url });
    await expect(spawned.said()).rejects.toThrow(
      'The user visitor may not create the database siskin_build_',
    );
  });
});

/** What comes of a run through a pooler, and where it is. */
async function runThrough(mode: 'transaction' | 'session') {
  const pooler = await PgBouncer.start(server.url, { mode });
  const outcome: unknown = await beginRun({ url: pooler.url }).then(
    (run) => run.end(),
    (error: unknown) => error,
  );
  await pooler.stop();
  return { outcome, port: new URL(pooler.url).port };
}

describeWithPgBouncer('A pooler before the server', () => {
  it('will do in session mode', async () => {
    expect((await runThrough('session')).outcome).toBeUndefined();
  });

  it('is refused in transaction mode', async () => {
    const { outcome, port } = await runThrough('transaction');
    expect(outcome).toBeInstanceOf(TestServerPooledError);
    expect(outcome).toMatchObject({
      code: 'SISKIN_TEST_SERVER_POOLED',
      problem: `The tests can't run on 127.0.0.1:${port}: an advisory lock, which keeps their databases from other runs, does not stay with the session that took it, as behind a pooler in transaction mode.`,
    });
  });
});
