import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { TestTemplateError } from '../../../src/index.js';
import { newCloneName, TestServer, workerCloneName } from '../../../src/testing/server/index.js';
import { ensureTemplate, type TemplateBuilder } from '../../../src/testing/templates/ensure-template.js';
import { TemplateDatabase } from '../../../src/testing/templates/template-database.js';
import { useDataDirs } from '../../embedded/data-dirs.js';
import { query } from '../../embedded/query.js';
import { rejection } from '../../fixtures/lab.js';
import { poll } from '../../fixtures/poll.js';
import { OwnServer } from '../own-server.js';
import { Spawned } from '../spawned.js';
import type { BuilderInput, BuilderOutcome } from './builder.fixture.js';

const FIXTURE = join(import.meta.dirname, 'builder.fixture.ts');
const RUN = 'abcdefabcdef';
const newDataDir = useDataDirs();

let own: OwnServer;
let server: TestServer;
beforeAll(async () => {
  own = await OwnServer.start(await newDataDir());
  server = await TestServer.open(own.url);
  await own.query('create table builds (pid int)');
});
afterEach(() => own.query('truncate builds'));
afterAll(async () => {
  await server.close();
  await own.stop();
});

const builders = (count: number, fingerprint: string, does: BuilderInput['does'] = 'build') =>
  Array.from({ length: count }, () => {
    const input: BuilderInput = { url: own.url, run: RUN, fingerprint, does };
    return new Spawned<BuilderOutcome>(FIXTURE, input);
  });

const builds = async () => (await own.query('select pid from builds')).length;
const usedAt = (time: Date) =>
  `A template database of siskin/testing, last used on ${time.toISOString().slice(0, 10)}`;
/** Until so many wait for the lock of a template. */
const untilWaiting = (count: number) =>
  poll('those who wait', async () => {
    const waiting = await own.query(`select from pg_locks where locktype = 'advisory' and not granted`);
    return waiting.length === count;
  });
const birds = (url: string) => query(url, 'select count from birds');
const makeBirds: TemplateBuilder = async (url) => {
  await query(url, 'create table birds as select 7 as count');
  await own.query('insert into builds values (0)');
};

describe('ensureTemplate', () => {
  it('builds once what 8 processes want at the same time', async () => {
    const spawned = builders(8, 'eight');
    const outcomes = await Promise.all(spawned.map((one) => one.said()));
    expect(await builds()).toBe(1);
    expect(outcomes.filter(({ built }) => built)).toHaveLength(1);
    expect(new Set(outcomes.map(({ template }) => template)).size).toBe(1);
    expect(new Set(outcomes.map(({ clone }) => clone)).size).toBe(8);
    for (const { clone = '' } of outcomes) {
      expect(await birds(server.url(clone))).toEqual([{ count: 7 }]);
    }
    await Promise.all(spawned.map((one) => one.end()));
  });

  it('builds once what one process wants several times at once', async () => {
    const templates = await Promise.all([1, 2, 3].map(() => ensureTemplate(server, 'thrice', makeBirds)));
    expect(new Set(templates.map(({ name }) => name)).size).toBe(1);
    expect(await builds()).toBe(1);
    await ensureTemplate(server, 'thrice', makeBirds);
    expect(await builds()).toBe(1);
  });

  it('builds anew where the builder was killed, at once and for those who wait', async () => {
    const [hanging] = builders(1, 'killed', 'hang');
    await hanging?.said();
    const waiting = builders(2, 'killed');
    await untilWaiting(2);
    await hanging?.kill();
    const outcomes = await Promise.all(waiting.map((one) => one.said()));
    expect(outcomes.filter(({ built }) => built)).toHaveLength(1);
    expect(await builds()).toBe(2);
    expect(await birds(server.url(outcomes[0]?.clone ?? ''))).toEqual([{ count: 7 }]);
    expect((await own.databases()).filter((name) => name.startsWith('siskin_build_'))).toEqual([]);
    await Promise.all(waiting.map((one) => one.end()));
  });

  it('tells all who wait why it was not built, drops what there was, and builds when asked later', async () => {
    const before = await own.databases();
    const failing = builders(4, 'failing', 'fail');
    const outcomes = await Promise.all(failing.map((one) => one.said()));
    expect(await own.databases()).toEqual(before);
    for (const { code, error } of outcomes) {
      expect(code).toBe('SISKIN_TEST_TEMPLATE');
      expect(error).toMatch(
        /^The template siskin_template_[0-9a-f]{12} of the test databases was not built: relation "birds" has flown\n/,
      );
    }
    await Promise.all(failing.map((one) => one.end()));

    const template = await ensureTemplate(server, 'failing', makeBirds);
    expect(await own.databases()).toEqual([...before, template.name].sort());
  });

  it('hands the reason on to those who wait, who then do not build', async () => {
    let builds = 0;
    const fail = async () => {
      builds++;
      await untilWaiting(2);
      throw new Error('The seeds are wet.');
    };
    const asked = [1, 2, 3].map(() => rejection(ensureTemplate(server, 'wet', fail), TestTemplateError));
    const errors = await Promise.all(asked);
    expect(builds).toBe(1);
    expect(errors.map(({ reason }) => reason)).toEqual(Array(3).fill('The seeds are wet.'));
    expect(errors.filter(({ cause }) => cause !== undefined)).toHaveLength(1);
  });

  it('completes the template of a builder that leaves a connection open', async () => {
    const template = await ensureTemplate(server, 'open', async (url) => {
      await makeBirds(url);
      await own.linger(new URL(url).pathname.slice(1));
    });
    const clone = await template.clone(newCloneName(RUN));
    expect(await birds(clone.url)).toEqual([{ count: 7 }]);
  });

  it('waits for who is connected to template1, longer than the server does', async () => {
    const visitor = await own.linger('template1');
    const leaves = sleep(6_000).then(() => visitor.end());
    const { name } = await ensureTemplate(server, 'visited', makeBirds);
    expect(await own.databases()).toContain(name);
    await leaves;
  });

  it('lets nobody connect to a template, and marks it as used once a day', async () => {
    const began = new Date();
    const { name } = await ensureTemplate(server, 'sealed', makeBirds);
    await expect(query(server.url(name), 'select 1')).rejects.toMatchObject({ code: '55000' });
    const comment = async () =>
      (
        await own.query(
          `select shobj_description(oid, 'pg_database') as said from pg_database where datname = '${name}'`,
        )
      )[0];
    // It may be midnight in the meantime.
    expect([began, new Date()].map(usedAt)).toContain((await comment())?.['said']);

    await own.query(
      `comment on database "${name}" is 'A template database of siskin/testing, last used on 2020-01-01'`,
    );
    await ensureTemplate(server, 'sealed', makeBirds);
    expect([began, new Date()].map(usedAt)).toContain((await comment())?.['said']);
    expect(await builds()).toBe(1);
  });

  it('takes no database for its template that it has not made, and leaves it', async () => {
    const { name } = await ensureTemplate(server, 'foreign', makeBirds);
    await own.query(`alter database "${name}" with connection limit 3 allow_connections true`);
    const error = await rejection(ensureTemplate(server, 'foreign', makeBirds), TestTemplateError);
    expect(error.message).toContain(`was not built: database "${name}" already exists`);
    expect(await birds(server.url(name))).toEqual([{ count: 7 }]);
  });

  it('gives each login a template that it can clone', async () => {
    const { name } = await ensureTemplate(server, 'shared', makeBirds);
    const login = await TestServer.open(await own.createRole('singer'));
    const theirs = await ensureTemplate(login, 'shared', (url) =>
      query(url, 'create table birds as select 7 as count').then(),
    );
    expect(theirs.name).not.toBe(name);
    const clone = await theirs.clone(newCloneName(RUN));
    await query(clone.url, 'insert into birds values (8)');
    await clone.drop();
    await login.close();
  });
});

const template = () => ensureTemplate(server, 'clones', makeBirds);

describe('A template', () => {
  it('clones, and drops clones with their connections', async () => {
    const clone = await (await template()).clone(newCloneName(RUN));
    expect(await birds(clone.url)).toEqual([{ count: 7 }]);
    const left = await own.linger(clone.name);
    await clone.drop();
    await expect(left.query('select 1')).rejects.toThrow(/connection|EPIPE|ECONNRESET/i);
    expect(await own.databases()).not.toContain(clone.name);
    await clone.drop();
  });

  it('reuses a clone that is there, with what was written to it', async () => {
    const one = await template();
    const name = workerCloneName(RUN, one.name, 12);
    const [first] = await Promise.all([one.ensureClone(name), one.ensureClone(name)]);
    await query(first.url, 'insert into birds values (8)');
    const again = await one.ensureClone(name);
    expect(await birds(again.url)).toEqual([{ count: 7 }, { count: 8 }]);
    await expect(one.clone(name)).rejects.toMatchObject({ code: '42P04' });
  });

  it('keeps a clone under a name that says when, and why', async () => {
    const clone = await (await template()).clone(newCloneName(RUN));
    const left = await own.linger(clone.name);
    const kept = await clone.keep(`lists posts > "it's here"`);
    expect(kept.name).toMatch(new RegExp(`^siskin_kept_${new Date().getUTCFullYear()}\\d{10}_[0-9a-f]{6}$`));
    await expect(left.query('select 1')).rejects.toThrow(/connection|EPIPE|ECONNRESET/i);
    expect(await birds(kept.url)).toEqual([{ count: 7 }]);
    expect(await own.databases()).not.toContain(clone.name);
    const [said] = await own.query(
      `select shobj_description(oid, 'pg_database') as said from pg_database where datname = '${kept.name}'`,
    );
    expect(said).toEqual({ said: `Kept by siskin/testing: lists posts > "it's here"` });
  });

  it.each(['postgres', 'siskin_test_1', 'siskin_template_aaaaaaaaaaaa'])(
    'makes no clone %s, which would never be dropped',
    async (name) => {
      const one = await template();
      const before = await own.databases();
      await expect(one.clone(name)).rejects.toThrow(`"${name}" is not the name of a clone`);
      expect(await own.databases()).toEqual(before);
    },
  );

  it('is cloned by several sessions at the same time', async () => {
    const one = await template();
    const sessions = await Promise.all(Array.from({ length: 6 }, () => server.another()));
    const clones = await Promise.all(
      sessions.map(async (session) => new TemplateDatabase(session, one.name).clone(newCloneName(RUN))),
    );
    expect(await own.databases()).toEqual(expect.arrayContaining(clones.map(({ name }) => name)));
    await Promise.all(sessions.map((session) => session.close()));
  });
});
