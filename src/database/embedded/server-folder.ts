import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedFolderError } from '../../errors/embedded-folder.error.js';
import { hasCode } from '../has-code.js';
import { canPass, type ServerAccount } from './server-account.js';

/** Where everything of one embedded server lies. */
export interface ServerFolder {
  readonly root: string;
  /** Holds the marks of whoever starts or stops the server. */
  readonly lock: string;
  /** Holds the marks of the processes that use the server. */
  readonly users: string;
  /** Appears whole, with the password in it, once the cluster is made. */
  readonly cluster: string;
  readonly data: string;
  readonly password: string;
  readonly log: string;
}

/**
 * Makes the folder, or finds it, and checks that nobody else can plant anything in it.
 *
 * Where the server's account can not pass through the folder's parents, as below a home of mode 0700, a folder below
 * the system's temporary one stands in for it; its name holds a hash of the path that was asked for.
 *
 * @throws EmbeddedFolderError where it belongs to somebody else or others can write to it.
 */
export async function ensureServerFolder(dataDir: string, account: ServerAccount): Promise<ServerFolder> {
  const asked = resolve(dataDir);
  for (const root of [asked, standIn(asked)]) {
    await ensurePrivate(root, account);
    const real = await realpath(root);
    if (await canPass(account, real)) {
      return layOut(real);
    }
  }
  throw new EmbeddedFolderError(standIn(asked), "can not be reached by the server's account");
}

function standIn(asked: string): string {
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  return join(tmpdir(), `siskin-${process.getuid?.() ?? 'user'}-${hash}`);
}

async function ensurePrivate(root: string, { ids }: ServerAccount): Promise<void> {
  try {
    await mkdir(dirname(root), { recursive: true });
    // Another account has to pass through on its way to the cluster, though not to look around.
    await mkdir(root, { mode: ids.uid === undefined ? 0o700 : 0o711 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) {
      throw new EmbeddedFolderError(root, 'can not be made', error);
    }
  }
  const fault = await findFault(root);
  if (fault !== undefined) {
    throw new EmbeddedFolderError(root, fault);
  }
}

async function findFault(root: string): Promise<string | undefined> {
  const found = await lstat(root);
  if (!found.isDirectory()) {
    return 'is no folder';
  }
  if (process.platform === 'win32') {
    return undefined;
  }
  if (found.uid !== process.getuid?.()) {
    return `belongs to the user ${found.uid}`;
  }
  return (found.mode & 0o022) === 0 ? undefined : 'can be written to by others';
}

function layOut(root: string): ServerFolder {
  const cluster = join(root, 'cluster');
  return {
    root,
    lock: join(root, 'lock'),
    users: join(root, 'users'),
    cluster,
    data: join(cluster, 'data'),
    password: join(cluster, 'password'),
    log: join(root, 'server.log'),
  };
}
