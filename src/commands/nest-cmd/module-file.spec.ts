import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ApplicationModuleMissingError } from '../../errors/application-module.error.js';
import { findModuleFile } from './module-file.js';

const home = process.cwd();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siskin-module-file-'));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

async function touch(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  }
}

const source = 'src/app.module.ts';
const compiled = 'dist/app.module.js';

describe('findModuleFile', () => {
  it.each([
    { files: [source], found: source },
    { files: [source, compiled], found: source },
    { files: [compiled], found: compiled },
    { files: [source, compiled], production: true, found: compiled },
    { files: [source], production: true, found: source },
    { named: 'src/db/db.module.ts', files: ['dist/db/db.module.js'], found: 'dist/db/db.module.js' },
    {
      named: './src/db.module.mts',
      files: ['src/db.module.mts', 'dist/db.module.mjs'],
      production: true,
      found: 'dist/db.module.mjs',
    },
    { named: 'src/db.module.cts', files: ['dist/db.module.cjs'], found: 'dist/db.module.cjs' },
    {
      named: 'lib/db.module.ts',
      files: ['lib/db.module.ts', compiled],
      production: true,
      found: 'lib/db.module.ts',
    },
    { named: 'build/main.js', files: ['build/main.js'], production: true, found: 'build/main.js' },
  ])(
    'finds $found: named $named, in production $production',
    async ({ named, files, production = false, found }) => {
      await touch(files);
      expect(findModuleFile(named, production)).toBe(found);
    },
  );

  it.each([
    { named: undefined, production: false, searched: [source, compiled] },
    { named: undefined, production: true, searched: [compiled, source] },
    { named: 'other.js', production: false, searched: ['other.js'] },
  ])('tells where it looked: $searched', ({ named, production, searched }) => {
    expect(() => findModuleFile(named, production)).toThrow(new ApplicationModuleMissingError(searched));
  });
});
