import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ApplicationModuleUnclearError } from '../../errors/application-module.error.js';
import { loadModule } from './load-module.js';

/** Inside the repository, where Nest resolves. */
const PARENT = join(process.cwd(), '.siskin/tests');
let folder: string;
beforeAll(async () => {
  await mkdir(PARENT, { recursive: true });
  folder = await mkdtemp(join(PARENT, 'load-module-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file that exports classes with `@Module()`, and others. */
async function fileOf(name: string, exports: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  const text = `
    import { Injectable, Module } from '@nestjs/common';
    const module = (type) => (Module({ imports: [] })(type), type);
    export const answer = 42;
    export class Plain {}
    export class Service {}
    Injectable()(Service);
    ${exports}`;
  await writeFile(file, text);
  return file;
}

describe('loadModule', () => {
  it.each([
    [
      'default',
      'class Main {} export default module(Main); export const AppModule = module(class Other {});',
      'Main',
    ],
    [
      'app',
      'export class AppModule {} module(AppModule); export const X = module(class Other {});',
      'AppModule',
    ],
    ['only', 'export class DatabaseModule {} module(DatabaseModule);', 'DatabaseModule'],
    ['plain-default', 'export default class Config {}; export const Y = module(class Only {});', 'Only'],
  ])('takes the one that is meant: %s', async (name, exports, found) => {
    expect((await loadModule(await fileOf(name, exports))).name).toBe(found);
  });

  it.each([
    ['none', '', []],
    ['two', 'export const A = module(class {}); export const B = module(class {});', ['A', 'B']],
  ])('says where it is not clear: %s', async (name, exports, modules) => {
    const file = await fileOf(name, exports);
    await expect(loadModule(file)).rejects.toThrow(new ApplicationModuleUnclearError(file, modules));
  });

  it('lets through what the file throws', async () => {
    const file = await fileOf('throws', `throw new Error('no setting');`);
    await expect(loadModule(file)).rejects.toThrow('no setting');
  });
});
