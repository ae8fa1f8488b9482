import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { checkTypes } from './check-types.js';
import { readPage } from './page.js';
import { toSpec } from './test-examples.js';
import { TESTED_APPLICATION } from './tested-application.js';

const run = promisify(execFile);
const JEST = join(REPOSITORY, 'node_modules/jest/bin/jest.js');
const folders = new Folders();
let folder: string;
let specs: (readonly [path: string, text: string])[];

beforeAll(async () => {
  folder = await folders.make();
  const { snippets } = await readPage('docs/testing.md');
  specs = snippets.filter(({ language }) => language === 'ts').map(toSpec);
  for (const [path, text] of [...Object.entries(TESTED_APPLICATION), ...specs]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, 'node_modules'));
  await symlink(REPOSITORY, join(folder, 'node_modules/siskin'), 'junction');
});
afterAll(() => folders.remove());

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** By the preset, as a user runs it. */
async function runJest(): Promise<Results> {
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const flags = ['--json', '--outputFile=results.json', '--maxWorkers=2'];
  await run(process.execPath, [JEST, ...flags], { cwd: folder, env }).catch(() => undefined);
  return JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results;
}

describe('docs/testing.md', () => {
  it('compiles, all of it', async () => {
    const options = { noUnusedLocals: false, noUnusedParameters: false };
    expect(await checkTypes(folder, options)).toBe('');
  });

  it('has tests that pass', async () => {
    expect(specs.length).toBeGreaterThan(9);
    const { testResults } = await runJest();
    expect(testResults.filter(({ message }) => message !== '').map(({ message }) => message)).toEqual([]);
    expect(testResults).toHaveLength(specs.length);
    const statuses = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(statuses.filter(({ status }) => status !== 'passed')).toEqual([]);
  });
});
