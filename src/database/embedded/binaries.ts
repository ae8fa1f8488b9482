import { createHash } from 'node:crypto';
import { chmod, cp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedPlatformError } from '../../errors/embedded-platform.error.js';
import { EmbeddedPostgresMissingError } from '../../errors/embedded-postgres-missing.error.js';
import { canPass, type ServerAccount } from './server-account.js';

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const;

/** The paths of PostgreSQL's programs. */
export type Binaries = Readonly<Record<(typeof PROGRAMS)[number], string>>;

/**
 * Finds the programs that `embedded-postgres` brings for this platform.
 *
 * That package itself is only looked up, never loaded: loading it installs exit hooks that change how the process
 * takes signals, and its server would end with its starter.
 *
 * @throws EmbeddedPostgresMissingError
 * @throws EmbeddedPlatformError
 */
export async function findBinaries(): Promise<Binaries> {
  const embedded = locateEmbedded();
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageName = `@embedded-postgres/${platform}`;
  try {
    // From the package's own place: a strict package manager shows its dependencies to nobody else.
    const path = createRequire(embedded).resolve(packageName);
    return checkBinaries(await import(pathToFileURL(path).href));
  } catch (error) {
    throw new EmbeddedPlatformError(platform, packageName, error);
  }
}

/**
 * Programs that the server's account can run: the same, or a copy of them in `folder` where it can not pass through
 * their parents. Call it under the server's lock.
 */
export async function ensureRunnable(
  binaries: Binaries,
  account: ServerAccount,
  folder: string,
): Promise<Binaries> {
  const bin = dirname(binaries.postgres);
  const runnable = (await canPass(account, bin))
    ? binaries
    : await ensureCopy(binaries, dirname(bin), folder);
  await Promise.all(PROGRAMS.map((name) => ensureExecutable(runnable[name])));
  return runnable;
}

function locateEmbedded(): string {
  const here = createRequire(import.meta.url);
  const application = createRequire(join(process.cwd(), 'package.json'));
  try {
    return here.resolve('embedded-postgres');
  } catch {
    // A linked siskin lies outside of the application that has the package.
    return locateFrom(application);
  }
}

function locateFrom(application: NodeJS.Require): string {
  try {
    return application.resolve('embedded-postgres');
  } catch (error) {
    throw new EmbeddedPostgresMissingError(error);
  }
}

/** The paths that the package of a platform exports. */
export function checkBinaries(module: unknown): Binaries {
  const found = new Map(Object.entries(Object(module)));
  const path = (name: string) => {
    const value = found.get(name);
    if (typeof value !== 'string') {
      throw new TypeError(`It exports no path named ${name}.`);
    }
    return value;
  };
  return { initdb: path('initdb'), pg_ctl: path('pg_ctl'), postgres: path('postgres') };
}

async function ensureCopy(binaries: Binaries, from: string, folder: string): Promise<Binaries> {
  const { mtimeMs } = await stat(binaries.postgres);
  const version = createHash('sha256').update(`${from} ${mtimeMs}`).digest('hex').slice(0, 16);
  const to = join(folder, `programs-${version}`);
  if (!(await exists(to))) {
    const half = `${to}.half`;
    await rm(half, { recursive: true, force: true });
    await cp(from, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, to);
  }
  const moved = (path: string) => join(to, 'bin', basename(path));
  return {
    initdb: moved(binaries.initdb),
    pg_ctl: moved(binaries.pg_ctl),
    postgres: moved(binaries.postgres),
  };
}

async function ensureExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  // Only where it is missing: a read-only file system refuses even a needless chmod.
  if ((mode & 0o555) !== 0o555) {
    await chmod(path, mode | 0o555);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
