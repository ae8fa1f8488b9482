import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Folders, REPOSITORY } from '../../fixtures/folders.js';

const SHOP = join(import.meta.dirname, 'shop');
const JEST = join(REPOSITORY, 'node_modules/jest/bin/jest.js');

interface JestTest {
  readonly fullName: string;
  readonly status: 'passed' | 'failed';
  readonly failureMessages: readonly string[];
}

/** What a run of Jest has come to. */
export interface JestOutcome {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly output: string;
  readonly tests: readonly JestTest[];
}

export interface StartedJest {
  readonly child: ChildProcess;
  /** What it has said so far. */
  output(): string;
  readonly end: Promise<JestOutcome>;
}

/** A copy of a small application, whose tests a Jest of its own runs. */
export class Project {
  static readonly #folders = new Folders();
  #runs = 0;

  private constructor(readonly folder: string) {}

  static async make(): Promise<Project> {
    const folder = await Project.#folders.make();
    // As root, another account runs an embedded server, and has to pass through here.
    await chmod(folder, 0o755);
    await cp(SHOP, folder, { recursive: true });
    return new Project(folder);
  }

  static async removeAll(): Promise<void> {
    await Project.#folders.remove();
  }

  /** Without a URL it runs on an embedded server. */
  run(args: readonly string[], url = ''): Promise<JestOutcome> {
    return this.start(args, url).end;
  }

  /** In a process group of its own. */
  start(args: readonly string[], url = ''): StartedJest {
    const report = join(this.folder, `report-${++this.#runs}.json`);
    const child = spawn(process.execPath, [JEST, '--json', '--outputFile', report, '--ci', ...args], {
      cwd: this.folder,
      env: environment(url),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = once(child, 'close').then(async ([code]: unknown[]) => ({
      code: typeof code === 'number' ? code : null,
      output,
      tests: await testsOf(report),
    }));
    return { child, end, output: () => output };
  }
}

/** Nothing of the run that this one is a test of. */
function environment(url: string): NodeJS.ProcessEnv {
  const { JEST_WORKER_ID: _1, SISKIN_TEST_RUN: _2, SISKIN_TEST_SERVER: _3, ...inherited } = process.env;
  return { ...inherited, NODE_OPTIONS: '--experimental-vm-modules --no-warnings', DATABASE_URL: url };
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly JestTest[] }[];
}

async function testsOf(report: string): Promise<readonly JestTest[]> {
  const text = await readFile(report, 'utf8').catch(() => undefined);
  const { testResults }: Report = text === undefined ? { testResults: [] } : (JSON.parse(text) as Report);
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}
