import { createHash } from 'node:crypto';

import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../database/client.js';
import { LockNotHeldError } from '../../errors/lock-not-held.error.js';
import { LockLostError } from '../../errors/lock-lost.error.js';
import type { HeldLock } from './held-lock.js';
import { quotedName, type LedgerTable } from './ledger-table.js';
import { acquireLock, SHOWN_LOCK, type LockWaiting } from './poll-lock.js';
import { ensureOwnSession } from './session-check.js';

export interface LockOptions extends LockWaiting {
  ledger: LedgerTable;
}

/** A lock that its connection holds, and is lost with it. */
export interface SessionLock extends HeldLock {
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
 * @throws LockTimeoutError when somebody else holds it for longer than `wait`.
 * @throws LockNotHeldError when session locks do not hold on this connection (PgBouncer in transaction mode).
 */
export async function withAdvisoryLock<T>(
  settings: ClientConfig,
  options: LockOptions,
  work: (lock: SessionLock) => Promise<T>,
): Promise<T> {
  return withClient(settings, async (client) => {
    const key = lockKey(options.ledger);
    const ensureHeld = watchConnection(client);
    await acquireLock(client, key, options);
    await ensureVisible(client, key);
    try {
      return await work({
        ensureHeld,
        confirm: async () => ensureHeld(),
        query: (text, parameters = []) => client.query(text, [...parameters]),
        ensureOwnSession: (other) => ensureOwnSession(client, other, key),
      });
    } finally {
      // A connection that is lost has lost its lock with it.
      await client.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
    }
  });
}

/** A lock is lost as soon as the connection is. */
function watchConnection(client: DatabaseClient): () => void {
  let lost = false;
  client.on('end', () => (lost = true)).on('error', () => (lost = true));
  return () => {
    if (lost) {
      throw new LockLostError();
    }
  };
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
