import { createHash } from 'node:crypto';

import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient, type DatabaseWait } from '../../database/client.js';
import { ensureWritable } from '../../database/ensure-writable.js';
import { LockNotHeldError } from '../../errors/lock-not-held.error.js';
import { LockLostError } from '../../errors/lock-lost.error.js';
import { quotedName, type LedgerTable } from './ledger-table.js';
import { acquireLock, SHOWN_LOCK, type LockWaiting } from './poll-lock.js';
import { ensureOwnSession } from './session-check.js';

export interface LockOptions extends LockWaiting {
  ledger: LedgerTable;
  /** Default: none. */
  database?: DatabaseWait;
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

/**
 * Runs `work` while holding the lock of the database and ledger, on a connection of its own that holds no transaction.
 *
 * The lock is polled and never waited for inside PostgreSQL, where a blocked waiter holds a snapshot and deadlocks with
 * `create index concurrently`.
 *
 * @throws ReadOnlyDatabaseError before the lock is taken.
 * @throws LockTimeoutError when somebody else holds it for longer than `wait`.
 * @throws LockNotHeldError when session locks do not hold on this connection (PgBouncer in transaction mode).
 */
export async function withAdvisoryLock<T>(
  settings: ClientConfig,
  options: LockOptions,
  work: (lock: HeldLock) => Promise<T>,
): Promise<T> {
  return withClient(
    settings,
    async (client) => {
      const key = lockKey(options.ledger);
      let lost = false;
      client.on('end', () => (lost = true)).on('error', () => (lost = true));
      await ensureWritable(client);
      await acquireLock(client, key, options);
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
    },
    options.database,
  );
}

/** Locks are per database already; two ledgers in one database do not wait for each other. */
export function lockKey(ledger: LedgerTable): bigint {
  return keyOf(`siskin ${quotedName(ledger)}`);
}

/** The lock that whoever works under {@link lockKey} holds on the connection that does the work. */
export function workKey(ledger: LedgerTable): bigint {
  return keyOf(`siskin work ${quotedName(ledger)}`);
}

function keyOf(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigInt64BE();
}

async function ensureVisible(client: DatabaseClient, key: bigint): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_locks where ${SHOWN_LOCK} and pid = pg_backend_pid()`,
    [key],
  );
  if (rowCount !== 1) {
    throw new LockNotHeldError(client.host, client.port);
  }
}
