import { existsSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { isRunning, useDataDirs } from '../../embedded/data-dirs.js';
import { poll } from '../../fixtures/poll.js';
import { OwnServer } from '../own-server.js';
import { type JestOutcome, Project, type StartedJest } from './project.js';

const TESTS = 51;
const newDataDir = useDataDirs();
let project: Project;
let server: OwnServer;

beforeAll(async () => {
  server = await OwnServer.start(await newDataDir());
  project = await Project.make();
});
afterAll(async () => {
  await server.stop();
  await Project.removeAll();
});

function templates() {
  return server.query(
    `select oid::int, datname from pg_database where starts_with(datname, 'siskin_template_') order by datname`,
  );
}

function namesOf(found: Awaited<ReturnType<typeof templates>>) {
  return found.map(({ datname }) => datname);
}

/** What it has come to in few words; without any test, in its own. */
function summary({ code, tests, output }: JestOutcome) {
  const failed = tests
    .filter(({ status }) => status !== 'passed')
    .map(({ failureMessages }) => failureMessages);
  return { code, passed: tests.length - failed.length, failed, ...(tests.length === 0 && { output }) };
}

/** Until nobody has a connection: the server has noticed that the run before is gone. */
function untilAlone() {
  const others = `select from pg_stat_activity where datname is not null and pid <> pg_backend_pid()`;
  return poll('the sessions to end', async () => (await server.query(others)).length === 0);
}

/** With its workers. */
function kill({ child }: StartedJest): void {
  process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
}

it('keeps tests apart in whatever order, over several workers, and leaves nothing but templates', async () => {
  const outcome = await project.run(['test/', '--maxWorkers=2', '--randomize', '--seed=1'], server.url);
  expect(summary(outcome)).toEqual({ code: 0, passed: TESTS, failed: [] });
  const built = await templates();
  // With the seeder and without, and each of them prepared for cleaning.
  expect(built).toHaveLength(4);
  expect(await server.databases()).toEqual(namesOf(built));
});

it('runs two suites at once, on the templates of the run before; failures say how to look into them', async () => {
  const before = await templates();
  const [passing, failing] = await Promise.all([
    project.run(['test/', '--maxWorkers=2', '--randomize', '--seed=20'], server.url),
    project.run(['failing/failing', '--coverage'], server.url),
  ]);
  expect(summary(passing)).toEqual({ code: 0, passed: TESTS, failed: [] });
  expect(await templates()).toEqual(before);

  expect(failing.code).toBe(1);
  expect(failing.tests.map(({ fullName, status }) => [fullName, status])).toEqual([
    ['transaction fails', 'failed'],
    ['transaction goes on', 'passed'],
    ['clean fails', 'failed'],
    ['clean goes on', 'passed'],
    ['clone fails', 'failed'],
    ['clone goes on', 'passed'],
  ]);
  const messages = failing.tests.flatMap(({ failureMessages }) => failureMessages);
  expect(messages).toHaveLength(3);
  messages.forEach((message) => expect(message).toContain('SISKIN_RANDOM_SEED=1.'));
  const kept = messages.flatMap((message) => /siskin_kept_\w+/.exec(message) ?? []);
  expect(kept).toHaveLength(1);
  expect(await server.query('select number from orders', kept[0])).toEqual([{ number: 'kept' }]);
  expect(await server.databases()).toEqual([...kept, ...namesOf(before)]);
  await server.query(`drop database ${kept[0]}`);

  expect(failing.output).toMatch(/\n src +\|/);
  expect(failing.output).toMatch(/order\.entity\.ts +\| +100 \|/);
  expect(failing.output).not.toMatch(/\.js +\|/);
});

it('cleans up after a run that was killed', async () => {
  const before = await templates();
  const started = project.start(['failing/endless'], server.url);
  await poll('the endless test', async () => existsSync(join(project.folder, 'failing/began')));
  expect(await server.databases()).not.toEqual(namesOf(before));
  kill(started);
  expect(await started.end).toMatchObject({ code: null, tests: [] });
  expect((await server.databases()).filter((name) => !name.startsWith('siskin_template_'))).not.toEqual([]);

  await untilAlone();
  const next = await project.run(['test/commands'], server.url);
  expect(summary(next)).toEqual({ code: 0, passed: 2, failed: [] });
  expect(await server.databases()).toEqual(namesOf(before));
});

it('begins a run each time in watch mode', async () => {
  const before = await server.databases();
  const started = project.start(['test/commands', '--watchAll'], server.url);
  const runs = (count: number) => async () => started.output().split('The run is complete.').length > count;
  try {
    await poll('the first run', runs(1));
    expect(await server.databases()).toEqual(before);
    await utimes(join(project.folder, 'test/commands.test.ts'), new Date(), new Date());
    await poll('the second run', runs(2));
  } finally {
    kill(started);
  }
  expect((await started.end).output.split('Tests:       2 passed')).toHaveLength(3);
  expect(await server.databases()).toEqual(before);
});

it('runs on an embedded server, and with what the configuration says itself', async () => {
  const outcome = await project.run(['--config', 'own/jest.config.js']);
  expect(summary(outcome)).toEqual({ code: 0, passed: 3, failed: [] });
  const dataDir = join(project.folder, '.siskin/test-server');
  expect(existsSync(dataDir)).toBe(true);
  expect(await isRunning(dataDir)).toBe(false);
});
