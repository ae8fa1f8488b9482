import type { DatabaseClient } from '../../database/client.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import { askOn, type Ask } from './ask.js';
import type { LockWait } from './lock-wait.js';

/** What an advisory lock stands for: that a run goes on, or that a statement of one does. */
export type LockPurpose = Exclude<LockHolder['kind'], 'lease'>;

export interface KeyedLock {
  key: bigint;
  purpose: LockPurpose;
}

/**
 * Takes an advisory lock for the session, by asking for it again and again.
 *
 * @throws LockTimeoutError when somebody else holds it for too long.
 */
export async function acquireLock(client: DatabaseClient, lock: KeyedLock, waiting: LockWait): Promise<void> {
  const ask = askOn(client);
  await waiting.until(
    () => tryLock(ask, lock.key),
    async () => (await findSessions(ask, lock))[0],
  );
}

/** A connection that is lost has lost its locks with it. */
export async function releaseLock(client: DatabaseClient, { key }: KeyedLock): Promise<void> {
  await client.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
}

async function tryLock(ask: Ask, key: bigint): Promise<boolean> {
  const { rows } = await ask<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key]);
  return rows[0]?.locked === true;
}

/** How PostgreSQL shows a lock on one 64-bit key: its upper half as `classid`, its lower half as `objid`. */
export const SHOWN_LOCK = `locktype = 'advisory' and objsubid = 1 and granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32 | objid::bigint) = $1`;

/** The columns of a session that a {@link LockHolder} takes, beside its kind. */
export const HOLDER_COLUMNS = `pid, usename as user, application_name as application, host(client_addr) as host,
  backend_start as since, null as "expiresAt"`;

/** The sessions that hold a lock. */
export async function findSessions(ask: Ask, { key, purpose }: KeyedLock): Promise<LockHolder[]> {
  const { rows } = await ask<LockHolder>(
    `select $2 as kind, ${HOLDER_COLUMNS} from pg_locks join pg_stat_activity using (pid) where ${SHOWN_LOCK}`,
    [key, purpose],
  );
  return rows;
}
