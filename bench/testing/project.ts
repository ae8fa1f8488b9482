import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Below the repository, so that Jest and MikroORM resolve. */
const PARENT = resolve('.siskin/bench-testing');
const JEST = resolve('node_modules/jest/bin/jest.js');

/** A project of its own, made anew. @returns its folder. */
export async function writeProject(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(PARENT, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(resolve('.'), join(folder, 'node_modules/siskin'), 'junction');
  const manifest = JSON.stringify({ name, private: true, type: 'module' });
  for (const [path, text] of Object.entries({ 'package.json': manifest, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/**
 * The seconds that Jest takes on two workers.
 *
 * @throws Error where a test fails.
 */
export async function runJest(folder: string, url: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [JEST, '--maxWorkers=2', '--silent'], {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: url,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new Error(`Jest ended with ${code} in ${folder}:\n${output}`);
  }
  return (performance.now() - start) / 1_000;
}
