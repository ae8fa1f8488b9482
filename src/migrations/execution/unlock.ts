import { setTimeout as sleep } from 'node:timers/promises';

import { hasCode } from '../../database/has-code.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import { UnlockFailedError } from '../../errors/unlock-failed.error.js';
import { runLock, workLock } from './advisory-lock.js';
import type { Ask } from './ask.js';
import { findSessionsOf, findWorking } from './lease/former-runs.js';
import { endLease, findLeaseHolder, readLease } from './lease/lease-row.js';
import { findLeaseTable } from './lease/lease-table.js';
import type { LedgerTable } from './ledger-table.js';
import { findSessions } from './poll-lock.js';

const INSUFFICIENT_PRIVILEGE = '42501';
const POLL_MS = 50;
const PATIENCE_MS = 5_000;

/** Who holds the lock of a ledger, or is still at the statement of a run which has ended; undefined where nobody is. */
export async function findLockHolder(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  const [run] = await findSessions(ask, runLock(ledger));
  return run ?? (await findLease(ask, ledger)) ?? (await findSessions(ask, workLock(ledger)))[0];
}

/**
 * Ends whoever holds the lock, and the statements that are at work under it.
 *
 * @returns whom it has ended; undefined where nobody was there.
 * @throws UnlockFailedError where a session may not be ended, or does not end.
 */
export async function endLockHolder(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  const holder = await findLockHolder(ask, ledger);
  if (holder === undefined) {
    return undefined;
  }
  const sessions = [
    ...(await findSessions(ask, runLock(ledger))),
    ...(await endLeaseOf(ask, ledger)),
    ...(await findSessions(ask, workLock(ledger))),
  ];
  for (const { pid, user } of sessions) {
    await endSession(ask, { ...holder, user: user ?? holder.user }, pid);
  }
  return holder;
}

async function findLease(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  const table = await findLeaseTable(ask, ledger);
  if (table === undefined) {
    return undefined;
  }
  const holder = await findLeaseHolder(ask, table);
  return holder ?? (await findWorking(ask, await runsOf(ask, table)))[0];
}

/** @returns the sessions that the lease leaves behind. */
async function endLeaseOf(ask: Ask, ledger: LedgerTable): Promise<LockHolder[]> {
  const table = await findLeaseTable(ask, ledger);
  if (table === undefined) {
    return [];
  }
  const runs = await runsOf(ask, table);
  const sessions = await findSessionsOf(ask, runs);
  await endLease(ask, table, { evenLive: true });
  return sessions;
}

/** Whoever has it and those who have lost it, be they at work or not. */
async function runsOf(ask: Ask, table: string): Promise<string[]> {
  const lease = await readLease(ask, table);
  return lease === undefined ? [] : [...(lease.owned ? [lease.holder ?? ''] : []), ...lease.former];
}

async function endSession(ask: Ask, holder: LockHolder, pid: number | null): Promise<void> {
  if (pid === null) {
    return;
  }
  try {
    await ask('select pg_terminate_backend($1)', [pid]);
  } catch (error) {
    throw hasCode(error, INSUFFICIENT_PRIVILEGE)
      ? new UnlockFailedError(holder, pid, await roleOf(ask), error)
      : error;
  }
  for (const deadline = Date.now() + PATIENCE_MS; await isThere(ask, pid); await sleep(POLL_MS)) {
    if (Date.now() > deadline) {
      throw new UnlockFailedError(holder, pid);
    }
  }
}

async function roleOf(ask: Ask): Promise<string | undefined> {
  return (await ask<{ role: string }>('select current_user as role')).rows[0]?.role;
}

async function isThere(ask: Ask, pid: number): Promise<boolean> {
  return (await ask('select from pg_stat_activity where pid = $1', [pid])).rowCount !== 0;
}
