import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { checkBinaries } from '../../src/database/embedded/binaries.js';
import { startWith } from '../../src/database/embedded/embedded-postgres.js';
import type { PostgresHandle } from '../../src/database/embedded/index.js';
import { useDataDirs } from '../embedded/data-dirs.js';

const PACKAGE = 'embedded-postgres-14';

/** The tests on the oldest PostgreSQL that is supported; skipped on platforms without its programs. */
export const describeOldest = locate() === undefined ? describe.skip : describe;

/** Gives the tests of a block a server of their own, which takes the place of the one that all others share. */
export function useOldestServer(): void {
  const newDataDir = useDataDirs();
  let server: PostgresHandle | undefined;
  beforeAll(async () => {
    const binaries = checkBinaries(await import(pathToFileURL(locate() ?? PACKAGE).href));
    server = await startWith(binaries, { dataDir: await newDataDir(), durable: false });
    process.env['DATABASE_URL'] = server.url();
  });
  afterAll(() => server?.stop());
}

function locate(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return undefined;
  }
}
