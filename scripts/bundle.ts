/**
 * Joins the thousand modules of `dist` into a few files: a third of the time that a short command takes went into finding
 * and linking them. Types stay as they are. Dependencies stay outside, what is imported lazily stays lazy.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

const DIST = join(import.meta.dirname, '../dist');

const ENTRIES = [
  'index',
  'migrations/graph/index',
  'commands/index',
  'commands/nest-cmd/nest-cmd',
  'testing/index',
  'testing/jest/jest-preset',
  'testing/jest/environment',
  'testing/jest/global-setup',
  'testing/jest/global-teardown',
  'testing/jest/setup',
  'testing/jest/setup-matchers',
  'testing/jest/transform',
  'database/embedded/index',
  // Tests have them read files as Node.js does without Jest.
  'migrations/files/load-migrations',
  'seeders/discovery/load-seeder-classes',
];

const { outputFiles } = await build({
  entryPoints: ENTRIES.map((entry) => join(DIST, `${entry}.js`)),
  outdir: DIST,
  // `src/package-version.ts` reads the manifest beside `dist`: chunks stand there, not below.
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  // Messages, events and Nest's injection give the names of classes.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  write: false,
  logLevel: 'warning',
});

for (const path of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
  if (/\.js(\.map)?$/.test(path)) {
    rmSync(join(DIST, path));
  }
}
outputFiles.forEach(({ path, contents }) => writeFileSync(path, contents));
