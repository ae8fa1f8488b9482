import type { DatabaseClient } from '../../database/client.js';
import { LockTimeoutError, type LockHolder } from '../../errors/lock-timeout.error.js';
import { pause } from './interruption/ensure-going.js';

export interface LockWaiting {
  /** How long to wait for another holder, in milliseconds. */
  wait: number;
  /** Called once, when there is another holder to wait for. */
  onWaiting?: (holder: LockHolder | undefined) => void;
  /** Ends the waiting as soon as it is aborted. */
  signal?: AbortSignal | undefined;
}

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Takes an advisory lock for the session, by asking for it again and again.
 *
 * @throws LockTimeoutError when somebody else holds it for longer than `wait`.
 * @throws RunInterruptedError
 */
export async function acquireLock(
  client: DatabaseClient,
  key: bigint,
  { wait, onWaiting, signal }: LockWaiting,
): Promise<void> {
  const deadline = Date.now() + wait;
  for (let attempt = 0; !(await tryLock(client, key)); attempt++) {
    if (attempt === 0) {
      onWaiting?.(await findHolder(client, key));
    }
    const left = deadline - Date.now();
    if (left <= 0) {
      throw new LockTimeoutError(wait, await findHolder(client, key));
    }
    await pause(Math.min(left, pauseAfter(attempt)), signal);
  }
}

/** Doubles from attempt to attempt, with jitter, so that many replicas do not ask in step. */
function pauseAfter(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}

async function tryLock(client: DatabaseClient, key: bigint): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    key,
  ]);
  return rows[0]?.locked === true;
}

/** How PostgreSQL shows a lock on one 64-bit key: its upper half as `classid`, its lower half as `objid`. */
export const SHOWN_LOCK = `locktype = 'advisory' and objsubid = 1 and granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32 | objid::bigint) = $1`;

async function findHolder(client: DatabaseClient, key: bigint): Promise<LockHolder | undefined> {
  const { rows } = await client.query<LockHolder>(
    `select pid, usename as user, application_name as application, host(client_addr) as host, backend_start as since
       from pg_locks join pg_stat_activity using (pid) where ${SHOWN_LOCK} limit 1`,
    [key],
  );
  return rows[0];
}
