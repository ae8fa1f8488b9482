import { createHash } from 'node:crypto';

import type { DatabaseClient } from '../../database/client.js';
import { LockLostError } from '../../errors/lock-lost.error.js';
import type { HeldLock } from './held-lock.js';
import { askOn } from './ask.js';
import { untilNoLease } from './lease/no-lease.js';
import { quotedName, type LedgerTable } from '../../database/ledger-table.js';
import type { LockWait } from './lock-wait.js';
import { acquireLock, releaseLock, SHOWN_LOCK, type KeyedLock } from './poll-lock.js';

export interface LockOptions {
  ledger: LedgerTable;
  waiting: LockWait;
}

/** What came of it: the result of the work, or that a lock does not stay with the session that has taken it. */
export type LockAttempt<T> = { held: true; result: T } | { held: false };

/**
 * Runs `work` while holding the lock of the database and ledger on a connection that holds no transaction. Nothing runs
 * where the lock does not show: with an engine that has no advisory locks, or a pooler.
 *
 * The lock is polled and never waited for inside PostgreSQL, where a blocked waiter holds a snapshot and deadlocks with
 * `create index concurrently`. A lease that somebody holds is waited for as well.
 *
 * @throws LockTimeoutError when somebody else holds it for too long.
 */
export async function withAdvisoryLock<T>(
  client: DatabaseClient,
  { ledger, waiting }: LockOptions,
  work: (lock: HeldLock) => Promise<T>,
): Promise<LockAttempt<T>> {
  const lock = runLock(ledger);
  const ensureHeld = watchConnection(client);
  await acquireLock(client, lock, waiting);
  try {
    if (!(await isVisible(client, lock))) {
      return { held: false };
    }
    await untilNoLease(askOn(client), ledger, waiting);
    const result = await work({ ensureHeld, confirm: async () => ensureHeld(), query: askOn(client) });
    return { held: true, result };
  } finally {
    await releaseLock(client, lock);
  }
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

/** What a run holds on a connection of its own. */
export function runLock(ledger: LedgerTable): KeyedLock {
  return { key: lockKey(ledger), purpose: 'session' };
}

/** What whoever works under {@link runLock} holds on the connection that does the work. */
export function workLock(ledger: LedgerTable): KeyedLock {
  return { key: keyOf(`siskin work ${quotedName(ledger)}`), purpose: 'work' };
}

/** Locks are per database already; two ledgers in one database do not wait for each other. */
export function lockKey(ledger: LedgerTable): bigint {
  return keyOf(`siskin ${quotedName(ledger)}`);
}

function keyOf(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigInt64BE();
}

async function isVisible(client: DatabaseClient, { key }: KeyedLock): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_locks where ${SHOWN_LOCK} and pid = pg_backend_pid()`,
    [key],
  );
  return rowCount === 1;
}
