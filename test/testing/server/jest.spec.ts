import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { newCloneName, TestServer } from '../../../src/testing/server/index.js';
import { createOwn } from '../../../src/testing/server/own-databases.js';
import { useDataDirs } from '../../embedded/data-dirs.js';
import { Folders } from '../../fixtures/folders.js';
import { OwnServer } from '../own-server.js';

const DIST = join(process.cwd(), 'dist/testing/jest');
const JEST = join(process.cwd(), 'node_modules/jest/bin/jest.js');
const newDataDir = useDataDirs();
const folders = new Folders();

let server: OwnServer;
beforeAll(async () => {
  server = await OwnServer.start(await newDataDir());
});
afterAll(async () => {
  await server.stop();
  await folders.remove();
});

/** A project with one test, which says what it finds in its environment and waits for a file. */
async function makeProject(): Promise<string> {
  const folder = await folders.make();
  const config = {
    globalSetup: join(DIST, 'global-setup.js'),
    globalTeardown: join(DIST, 'global-teardown.js'),
    testMatch: ['<rootDir>/a.test.cjs'],
  };
  await writeFile(join(folder, 'jest.config.json'), JSON.stringify(config));
  const test = `test('a', async () => {
    const { existsSync, writeFileSync } = require('node:fs');
    const { SISKIN_TEST_RUN: run, SISKIN_TEST_SERVER: url } = process.env;
    writeFileSync(__dirname + '/began', JSON.stringify({ run, url }));
    while (!existsSync(__dirname + '/go')) await new Promise((resolve) => setTimeout(resolve, 20));
  }, 240_000);`;
  await writeFile(join(folder, 'a.test.cjs'), test);
  return folder;
}

function startJest(folder: string, flags: readonly string[], url: string) {
  const { JEST_WORKER_ID: _, ...inherited } = process.env;
  const env = { ...inherited, NODE_OPTIONS: '', DATABASE_URL: url, CI: 'true' };
  const args = [...flags, '--no-warnings', JEST, '--config', join(folder, 'jest.config.json')];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { end: once(child, 'close').then(([code]: unknown[]) => ({ code, output })) };
}

async function began(folder: string): Promise<{ run: string; url: string }> {
  for (;;) {
    const text = await readFile(join(folder, 'began'), 'utf8').catch(() => '');
    if (text !== '') {
      return JSON.parse(text) as { run: string; url: string };
    }
    await sleep(20);
  }
}

describe("Jest's globalSetup and globalTeardown", () => {
  it('begin a run that the workers find, and drop what they made', async () => {
    const folder = await makeProject();
    const { end } = startJest(folder, ['--experimental-vm-modules'], server.url);
    const { run, url } = await began(folder);
    expect(url).toBe(server.url);
    await using own = await TestServer.open(url);
    const clone = newCloneName(run);
    await createOwn(own, clone);

    await writeFile(join(folder, 'go'), '');
    const { code, output } = await end;
    expect(output).toContain('Tests:       1 passed');
    expect(code).toBe(0);
    expect(await server.databases()).toEqual([]);
  });

  it('say what is missing where Jest can load no ES modules, before anything starts', async () => {
    const folder = await makeProject();
    const { code, output } = await startJest(folder, [], server.url).end;
    expect(code).toBe(1);
    expect(output).toContain('Jest can not load ES modules, such as MikroORM');
    expect(output).toContain('"test": "NODE_OPTIONS=--experimental-vm-modules jest"');
    expect(output).not.toContain('1 passed');
  });
});
