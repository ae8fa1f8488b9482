import { type Binaries, ensureRunnable, findBinaries } from './binaries.js';
import { type ClusterNeeds, ensureCluster, SUPERUSER } from './cluster.js';
import { urlOfDatabase } from './database-url.js';
import { withFileLock } from './file-lock.js';
import { PostgresHandle } from './postgres-handle.js';
import { LOOPBACK } from './postmaster.js';
import { ProcessMarks } from './process-marks.js';
import { ensureServerAccount } from './server-account.js';
import { ensureServerFolder } from './server-folder.js';
import { ensureServer, stopServer } from './server.js';

const DEFAULT_FOLDER = '.siskin/postgres';
const SUPERUSERS_DATABASE = 'postgres';

export interface EmbeddedPostgresOptions {
  /**
   * Where cluster, password, log and locks are kept, on a local file system; relative to the working directory.
   * Default: `.siskin/postgres`. As root, where the account `postgres` can not pass through its parents, it is
   * `siskin-<uid>-<hash of this path>` in the system's temporary folder instead.
   */
  dataDir?: string;
  /** A database to make unless there is one, which `url()` then means. Default: `postgres`, which every cluster has. */
  database?: string;
  /**
   * False trades the data for speed, as tests can: `fsync`, `synchronous_commit` and `full_page_writes` are off, and a
   * crash of the machine may ruin the cluster. Whoever starts the server decides. Default: true.
   */
  durable?: boolean;
  /** Never stop the server through this handle, not even as its last user. The next user's `stop()` may. Default: false. */
  keepRunning?: boolean;
  /** How long to wait for the server, and for other processes that start or stop it, in milliseconds each. Default: 30,000. */
  startTimeout?: number;
  /** A server to use instead. Default: `DATABASE_URL` of `env`. */
  url?: string;
  /** Default: `process.env`. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Takes a line about every step. Default: none are printed. */
  log?: (line: string) => void;
}

/**
 * Starts a real PostgreSQL, or joins the one that another process started in the same `dataDir`. It listens on
 * 127.0.0.1 only, on a free port, and asks for a random password (SCRAM) that a file of mode 0600 keeps.
 *
 * The server outlives its starter as long as somebody uses it: the last user's `stop()` ends it. A process that ends
 * without `stop()` is forgotten, and its server is then stopped by the next user's.
 *
 * With `DATABASE_URL` nothing is started, made or stopped: the handle names that server.
 *
 * @throws EmbeddedPostgresMissingError, EmbeddedPlatformError without the package or its programs.
 * @throws EmbeddedAccountError, EmbeddedFolderError where PostgreSQL can not run as anybody or keep its data safely.
 * @throws EmbeddedInitError, EmbeddedStartError, EmbeddedBusyError where it does not come up.
 * @throws InvalidDatabaseUrlError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<PostgresHandle> {
  const url = options.url || (options.env ?? process.env)['DATABASE_URL'];
  if (url) {
    return new PostgresHandle({ url });
  }
  const handle = await startWith(await findBinaries(), options);
  try {
    if (options.database !== undefined) {
      await handle.createDatabase(options.database);
    }
    return handle;
  } catch (error) {
    await handle.stop();
    throw error;
  }
}

/** Starts a server of these programs, or joins the one that runs. */
export async function startWith(found: Binaries, options: EmbeddedPostgresOptions): Promise<PostgresHandle> {
  const { log = () => undefined, startTimeout = 30_000, durable = true } = options;
  const account = await ensureServerAccount(log);
  const folder = await ensureServerFolder(options.dataDir ?? DEFAULT_FOLDER, account);
  const users = new ProcessMarks(folder.users);
  const user = await users.name();
  // Whoever is before us may need all of its own time.
  const withLock = <T>(work: () => Promise<T>) => withFileLock(folder.lock, 2 * startTimeout, work);

  return withLock(async () => {
    const binaries = await ensureRunnable(found, account, folder.root);
    const needs = { folder, binaries, account, durable, startTimeout, log };
    const password = await ensureCluster(needs);
    const { port } = await ensureServer({ ...needs, password });
    await users.place(user);
    const url = `postgresql://${SUPERUSER}:${password}@${LOOPBACK}:${port}`;
    return new PostgresHandle({
      url: urlOfDatabase(url, options.database ?? SUPERUSERS_DATABASE),
      dataDir: folder.root,
      leave: () => withLock(() => leave(needs, users, user, options.keepRunning)),
    });
  });
}

async function leave(
  needs: ClusterNeeds,
  users: ProcessMarks,
  user: string,
  keepRunning = false,
): Promise<void> {
  await users.remove(user);
  const isLast = (await users.living()).length === 0;
  if (isLast && !keepRunning) {
    await stopServer(needs);
  }
}
