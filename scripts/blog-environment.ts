import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { startEmbeddedPostgres, type PostgresHandle } from 'siskin/embedded';

const ROOT = join(import.meta.dirname, '..');
const BLOG = join(ROOT, 'examples/blog');

export type Environment = Record<string, string>;

/** The server that holds the database `blog`: that of DATABASE_URL, or an embedded one below .siskin. */
export async function blogServer(): Promise<PostgresHandle> {
  const server = await startEmbeddedPostgres({ dataDir: join(ROOT, '.siskin/postgres'), database: 'blog' });
  // A terminal sends Ctrl+C to the child as well: it ends first, and the server after it.
  process.on('SIGINT', () => undefined);
  return server;
}

/** @returns the exit code; 130 where the command was interrupted. */
export async function runInBlog(program: string, args: string[], environment: Environment): Promise<number> {
  const child = spawnInBlog(program, args, environment, 'inherit');
  // Unlike Ctrl+C it is sent to this process alone.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 130;
}

/** Programs are found in node_modules/.bin, where npm scripts look as well. */
export function spawnInBlog(
  program: string,
  args: string[],
  environment: Environment,
  stdout: 'inherit' | 'pipe',
): ChildProcess {
  const bin = join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? `${program}.cmd` : program);
  return spawn(bin, args, {
    cwd: BLOG,
    env: { ...process.env, ...environment },
    stdio: ['inherit', stdout, 'inherit'],
    shell: process.platform === 'win32',
  });
}
