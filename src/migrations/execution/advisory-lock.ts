import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../database/client.js';
import { LockNotHeldError } from '../../errors/lock-not-held.error.js';
import { LockLostError } from '../../errors/lock-lost.error.js';
import { LockTimeoutError, type LockHolder } from '../../errors/lock-timeout.error.js';
import { quotedName, type LedgerTable } from './ledger-table.js';
import { ensureOwnSession } from './session-check.js';

export interface LockOptions {
  ledger: LedgerTable;
  /** How long to wait for another holder, in milliseconds. */
  wait: number;
  /** Called once, when there is another holder to wait for. */
  onWaiting?: (holder: LockHolder | undefined) => void;
}

/** The lock while it is held. */
export interface HeldLock {
  /** @throws LockLostError once the connection that holds the lock is gone. */
  ensureHeld(): void;
  /**
   * To be called with the connection that is to work under the lock, before it does.
   *
   * @throws LockNotHeldError where a pooler lends it the session that holds the lock.
   */
  ensureOwnSession(other: DatabaseClient): Promise<void>;
}

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Runs `work` while holding the lock of the database and ledger, on a connection of its own that holds no transaction.
 *
 * The lock is polled and never waited for inside PostgreSQL, where a blocked waiter holds a snapshot and deadlocks with
 * `create index concurrently`.
 *
 * @throws LockTimeoutError when somebody else holds it for longer than `wait`.
 * @throws LockNotHeldError when session locks do not hold on this connection (PgBouncer in transaction mode).
 */
export async function withAdvisoryLock<T>(
  settings: ClientConfig,
  options: LockOptions,
  work: (lock: HeldLock) => Promise<T>,
): Promise<T> {
  return withClient(settings, async (client) => {
    const key = lockKey(options.ledger);
    let lost = false;
    client.on('end', () => (lost = true)).on('error', () => (lost = true));
    await acquire(client, key, options);
    await ensureVisible(client, key);
    try {
      return await work({
        ensureHeld() {
          if (lost) {
            throw new LockLostError();
          }
        },
        ensureOwnSession: (other) => ensureOwnSession(client, other, key),
      });
    } finally {
      // A connection that is lost has lost its lock with it.
      await client.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
    }
  });
}

/** Locks are per database already; two ledgers in one database do not wait for each other. */
export function lockKey(ledger: LedgerTable): bigint {
  return createHash('sha256')
    .update(`siskin ${quotedName(ledger)}`)
    .digest()
    .readBigInt64BE();
}

async function acquire(client: DatabaseClient, key: bigint, { wait, onWaiting }: LockOptions): Promise<void> {
  const deadline = Date.now() + wait;
  for (let attempt = 0; !(await tryLock(client, key)); attempt++) {
    if (attempt === 0) {
      onWaiting?.(await findHolder(client, key));
    }
    const left = deadline - Date.now();
    if (left <= 0) {
      throw new LockTimeoutError(wait, await findHolder(client, key));
    }
    await sleep(Math.min(left, pause(attempt)));
  }
}

/** Doubles from attempt to attempt, with jitter, so that many replicas do not ask in step. */
function pause(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}

async function tryLock(client: DatabaseClient, key: bigint): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    key,
  ]);
  return rows[0]?.locked === true;
}

/** How PostgreSQL shows a lock on one 64-bit key: its upper half as `classid`, its lower half as `objid`. */
const SHOWN_LOCK = `locktype = 'advisory' and objsubid = 1 and granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32 | objid::bigint) = $1`;

async function ensureVisible(client: DatabaseClient, key: bigint): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_locks where ${SHOWN_LOCK} and pid = pg_backend_pid()`,
    [key],
  );
  if (rowCount !== 1) {
    throw new LockNotHeldError(client.host, client.port);
  }
}

async function findHolder(client: DatabaseClient, key: bigint): Promise<LockHolder | undefined> {
  const { rows } = await client.query<LockHolder>(
    `select pid, usename as user, application_name as application, host(client_addr) as host, backend_start as since
       from pg_locks join pg_stat_activity using (pid) where ${SHOWN_LOCK} limit 1`,
    [key],
  );
  return rows[0];
}
