import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findPackageRoot } from './package-root.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siskin-package-root-'));
  await mkdir(join(folder, 'src/deep'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (path: string, manifest: unknown) =>
  writeFile(join(folder, path), typeof manifest === 'string' ? manifest : JSON.stringify(manifest));

describe('findPackageRoot', () => {
  it.each([
    [{ siskin: { module: 'src/db.module.ts' } }, { module: 'src/db.module.ts' }],
    [{ name: 'shop' }, {}],
    [{ siskin: {} }, {}],
    [{ siskin: 'x' }, {}],
    [{ siskin: null }, {}],
    [{ siskin: { module: 7 } }, {}],
    [null, {}],
  ])('reads %j', async (manifest, settings) => {
    await write('package.json', manifest);
    expect(findPackageRoot(folder)).toEqual({ folder, settings });
    expect(findPackageRoot(join(folder, 'src/deep'))).toEqual({ folder, settings });
  });

  it('takes the nearest', async () => {
    await write('package.json', {});
    await write('src/package.json', { siskin: { module: 'a.ts' } });
    expect(findPackageRoot(join(folder, 'src/deep'))).toEqual({
      folder: join(folder, 'src'),
      settings: { module: 'a.ts' },
    });
  });

  it('names the file that it can not read', async () => {
    await write('package.json', '{ "name": ');
    const file = join(folder, 'package.json');
    expect(() => findPackageRoot(folder)).toThrow(`${file} can't be read: Unexpected end of JSON input.`);
  });
});
