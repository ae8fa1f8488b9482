import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from '../../database/embedded/index.js';
import { RUN_VARIABLE, SERVER_VARIABLE, TestRun } from './test-run.js';

const DEFAULT_FOLDER = '.siskin/test-server';
/** Says where an embedded server keeps its data. */
const FOLDER_VARIABLE = 'SISKIN_TEST_DATA_DIR';

/**
 * `dataDir` is what `SISKIN_TEST_DATA_DIR` says, or else `.siskin/test-server`; the server stops with the last run on it, which costs a
 * tenth of a second.
 */
export type RunOptions = Omit<EmbeddedPostgresOptions, 'durable' | 'database'>;

/**
 * Begins a run on the server of `DATABASE_URL`, or else on an embedded PostgreSQL with durability off, which it starts or joins.
 *
 * Runs at the same time, on the same server, do not disturb each other. What dead ones have left is cleaned away in the
 * background. A run that is never ended is cleaned away by a later one, after its process has ended.
 *
 * @throws what `startEmbeddedPostgres` throws; DatabaseConnectionError; TestServerPooledError.
 */
export async function beginRun(options: RunOptions = {}): Promise<TestRun> {
  const { env = process.env } = options;
  const { dataDir = env[FOLDER_VARIABLE] || DEFAULT_FOLDER } = options;
  const handle = await startEmbeddedPostgres({ ...options, dataDir, durable: false });
  try {
    return await TestRun.begin(handle);
  } catch (error) {
    await handle.stop();
    throw error;
  }
}

/** The run that this process belongs to. */
export interface JoinedRun {
  readonly id: string;
  /** Of the server, for `TestServer.open`. It holds the password. */
  readonly url: string;
}

/** The run that a parent process has begun; undefined where none has. */
export function findRun(
  env: Readonly<Record<string, string | undefined>> = process.env,
): JoinedRun | undefined {
  const [url, id] = [env[SERVER_VARIABLE], env[RUN_VARIABLE]];
  return url && id ? { id, url } : undefined;
}
