import type { PostgresHandle } from '../../database/embedded/index.js';
import { TestServerPooledError } from '../../errors/test-server-pooled.error.js';
import { cleanLeftovers } from './clean-leftovers.js';
import { dropOwn, ownDatabases } from './own-databases.js';
import { newRunId } from './own-name.js';
import { removeRunFolder } from './run-folder.js';
import { lock, runKey } from './test-locks.js';
import { TestServer } from './test-server.js';

/** Names the server and the run to the processes of a run, in their environment. */
export const SERVER_VARIABLE = 'SISKIN_TEST_SERVER';
export const RUN_VARIABLE = 'SISKIN_TEST_RUN';

interface RunParts {
  id: string;
  handle: PostgresHandle;
  /** The session whose lock keeps the databases of the run from being cleaned away. */
  session: TestServer;
}

/** One run of a suite, over all of its processes: its databases are nobody else's, and go with it. */
export class TestRun implements AsyncDisposable {
  readonly id: string;
  /** Settles when what dead runs have left is gone; never rejects. */
  readonly cleaned: Promise<void>;
  readonly #handle: PostgresHandle;
  readonly #session: TestServer;
  #ended: Promise<void> | undefined;

  private constructor({ id, handle, session }: RunParts) {
    this.id = id;
    this.#handle = handle;
    this.#session = session;
    this.cleaned = withServer(handle, (server) => cleanLeftovers(server));
  }

  /** @throws DatabaseConnectionError, TestServerPooledError */
  static async begin(handle: PostgresHandle): Promise<TestRun> {
    const session = await TestServer.open(handle.url());
    try {
      const id = await lockedId(session);
      // Who forgets to end the run can end the process all the same; the next run cleans up.
      session.unref();
      return new TestRun({ id, handle, session });
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** The URL of a database of the server. Default: the one of DATABASE_URL, or `postgres`. It holds the password. */
  url(database?: string): string {
    return this.#handle.url(database);
  }

  /** What the processes of the run find it by: see `findRun`. */
  get environment(): Record<typeof SERVER_VARIABLE | typeof RUN_VARIABLE, string> {
    return { [SERVER_VARIABLE]: this.url(), [RUN_VARIABLE]: this.id };
  }

  /**
   * Drops the databases of the run, waits for the cleaning, and gives up the server. What can't be dropped is left to the
   * next run. Further calls do nothing.
   *
   * @throws EmbeddedStopError, EmbeddedBusyError
   */
  async end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #end(): Promise<void> {
    await withServer(this.#handle, (server) => dropAll(server, this.id));
    await this.cleaned;
    await removeRunFolder(this.id);
    await this.#session.close();
    await this.#handle.stop();
  }
}

async function lockedId(session: TestServer): Promise<string> {
  if (!(await session.keepsSession())) {
    throw new TestServerPooledError(session.address);
  }
  const id = newRunId();
  await lock(session, runKey(id));
  return id;
}

async function dropAll(server: TestServer, run: string): Promise<void> {
  for (const { name, is } of await ownDatabases(server)) {
    if ('run' in is && is.run === run) {
      await dropOwn(server, name).catch(() => undefined);
    }
  }
}

/** On a session of its own. A server that is gone has no databases to clean. */
async function withServer(
  handle: PostgresHandle,
  work: (server: TestServer) => Promise<void>,
): Promise<void> {
  try {
    await using server = await TestServer.open(handle.url());
    await work(server);
  } catch {
    // A later run does it.
  }
}
