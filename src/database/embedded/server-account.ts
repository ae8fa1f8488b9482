import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedAccountError } from '../../errors/embedded-account.error.js';

const run = promisify(execFile);
const ROOTS_STAND_IN = 'postgres';

/** Who PostgreSQL's programs run as. */
export interface ServerAccount {
  /** Set only where that is somebody else than this process: where this process is root. */
  readonly ids: { uid?: number; gid?: number };
}

/**
 * PostgreSQL refuses to run as root. For root, the system's account `postgres` stands in and is made if it is missing.
 *
 * @throws EmbeddedAccountError where root can not make it.
 */
export async function ensureServerAccount(log: (line: string) => void): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) {
    return { ids: {} };
  }
  const ids = (await findIds()) ?? (await makeAccount(log));
  return { ids };
}

/** Whether the account can pass through a folder and everything above it, as far as mode bits tell. */
export async function canPass(account: ServerAccount, folder: string): Promise<boolean> {
  const { uid, gid } = account.ids;
  if (uid === undefined) {
    return true;
  }
  const found = await stat(folder);
  const search = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
  const above = dirname(folder);
  return (found.mode & search) !== 0 && (above === folder || canPass(account, above));
}

async function findIds(): Promise<{ uid: number; gid: number } | undefined> {
  const answer = await run('id', [ROOTS_STAND_IN]).catch(() => undefined);
  const [, uid, gid] = /^uid=(\d+)\D.*?gid=(\d+)/.exec(answer?.stdout ?? '') ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

async function makeAccount(log: (line: string) => void): Promise<{ uid: number; gid: number }> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  const failure: unknown = await run('useradd', [...options, ROOTS_STAND_IN]).then(
    () => log(`made the account '${ROOTS_STAND_IN}', since PostgreSQL does not run as root`),
    (error: unknown) => error,
  );
  // Looked up even after a failure: another process may have made it in between.
  const ids = await findIds();
  if (ids === undefined) {
    throw new EmbeddedAccountError(ROOTS_STAND_IN, failure);
  }
  return ids;
}
