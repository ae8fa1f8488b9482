import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedInitError } from '../../errors/embedded-init.error.js';
import type { Binaries } from './binaries.js';
import { hasCode } from '../has-code.js';
import { runProgram } from './run-program.js';
import type { ServerAccount } from './server-account.js';
import type { ServerFolder } from './server-folder.js';

/** The superuser of every cluster made here. */
export const SUPERUSER = 'postgres';
const UNFINISHED = 'unfinished-';

export interface ClusterNeeds {
  folder: ServerFolder;
  binaries: Binaries;
  account: ServerAccount;
  durable: boolean;
  log: (line: string) => void;
}

/**
 * Makes the cluster unless there is one, and tells its password. Call it under the server's lock.
 *
 * Data and password are made in a folder of their own that gets its name when both are whole, so that one which was
 * interrupted is never taken for a cluster.
 *
 * @throws EmbeddedInitError
 */
export async function ensureCluster(needs: ClusterNeeds): Promise<string> {
  await removeUnfinished(needs.folder);
  return (await readPassword(needs.folder)) ?? makeCluster(needs);
}

async function readPassword({ password }: ServerFolder): Promise<string | undefined> {
  try {
    return (await readFile(password, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return undefined;
    }
    throw error;
  }
}

async function makeCluster(needs: ClusterNeeds): Promise<string> {
  const { folder, account, log } = needs;
  log(`making a PostgreSQL cluster in ${folder.root}`);
  const unfinished = await mkdtemp(join(folder.root, UNFINISHED));
  try {
    const password = await writePassword(unfinished, account);
    await runInitdb(needs, unfinished);
    await rename(unfinished, folder.cluster);
    return password;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** A killed starter may have left an `initdb` that still writes there, so what resists is left for the next time. */
async function removeUnfinished({ root }: ServerFolder): Promise<void> {
  const left = (await readdir(root)).filter((name) => name.startsWith(UNFINISHED));
  await Promise.allSettled(left.map((name) => rm(join(root, name), { recursive: true, force: true })));
}

async function writePassword(unfinished: string, { ids }: ServerAccount): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = join(unfinished, 'password');
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (ids.uid !== undefined && ids.gid !== undefined) {
    await chown(file, ids.uid, ids.gid);
    await chown(unfinished, ids.uid, ids.gid);
  }
  return password;
}

/** The first version that brings a locale of its own. */
const BUILTIN_LOCALE = 17;

/** The same order on every machine, whichever locales it has, and the same letter case where PostgreSQL brings it. */
async function localeArgs({ binaries, account }: ClusterNeeds, cwd: string): Promise<string[]> {
  const { output } = await runProgram(binaries.initdb, ['--version'], account, cwd);
  const version = Number(/PostgreSQL\) (\d+)/.exec(output)?.[1] ?? BUILTIN_LOCALE);
  if (version >= BUILTIN_LOCALE) {
    return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  }
  return ['--locale=C', ...(process.platform === 'linux' ? ['--lc-ctype=C.UTF-8'] : [])];
}

async function runInitdb(needs: ClusterNeeds, unfinished: string): Promise<void> {
  const { folder, binaries, account, durable } = needs;
  const args = [
    `--pgdata=${join(unfinished, 'data')}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${join(unfinished, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...(await localeArgs(needs, unfinished)),
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const { ok, output } = await runProgram(binaries.initdb, args, account, unfinished);
  if (!ok) {
    throw new EmbeddedInitError(folder.root, output);
  }
}
