import { setTimeout as sleep } from 'node:timers/promises';

import { hasCode } from '../../database/has-code.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import { UnlockFailedError } from '../../errors/unlock-failed.error.js';
import { runLock, workLock } from './advisory-lock.js';
import type { Ask } from './ask.js';
import { findBusy, findWorking } from './lease/former-runs.js';
import { endLease } from './lease/lease-row.js';
import { findLeaseTable } from './lease/lease-table.js';
import { findLeaseHolder, readLease, type SeenLease } from './lease/seen-lease.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import { findSessions } from './poll-lock.js';

const INSUFFICIENT_PRIVILEGE = '42501';
const POLL_MS = 50;
const PATIENCE_MS = 5_000;

/** Who holds the lock of a ledger, or is still at the statement of a run which has ended; undefined where nobody is. */
export async function findLockHolder(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  // The other way round than they are taken, so that a run which begins meanwhile is not taken for one that has ended.
  const [work] = await findSessions(ask, workLock(ledger));
  const lease = await findLease(ask, ledger);
  const [run] = await findSessions(ask, runLock(ledger));
  return run ?? lease ?? work;
}

/**
 * Ends whoever holds the lock, and the statements that are at work under it.
 *
 * @returns whom it has ended; undefined where nobody was there.
 * @throws UnlockFailedError where a session may not be ended, or does not end.
 */
export async function endLockHolder(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  const holder = await findLockHolder(ask, ledger);
  if (holder !== undefined) {
    const table = await findLeaseTable(ask, ledger);
    await (table === undefined ? undefined : endRunsOfLease(ask, table));
    await endSessions(ask, await findSessions(ask, runLock(ledger)));
    await endSessions(ask, await findSessions(ask, workLock(ledger)));
  }
  return holder;
}

async function findLease(ask: Ask, ledger: LedgerTable): Promise<LockHolder | undefined> {
  const table = await findLeaseTable(ask, ledger);
  if (table === undefined) {
    return undefined;
  }
  const lease = await readLease(ask, table);
  return (await findLeaseHolder(ask, table)) ?? (await findWorking(ask, runsOf(lease)))[0];
}

/** First without a word to the run, so that it can't commit; and again where it was just about to. */
async function endRunsOfLease(ask: Ask, table: string): Promise<void> {
  const lease = await readLease(ask, table);
  const end = async () => lease?.owned && endLease(ask, table, lease.fence, { evenLive: true });
  await end();
  await endSessions(ask, await findBusy(ask, runsOf(lease)));
  await end();
}

/** Whoever has the lease and those who have lost it, be they at work or not. */
function runsOf({ owned, holder, former }: Pick<SeenLease, 'owned' | 'holder' | 'former'> = NO_LEASE) {
  return owned && holder !== null ? [...former, holder] : former;
}

const NO_LEASE = { owned: false, holder: null, former: [] };

async function endSessions(ask: Ask, sessions: readonly LockHolder[]): Promise<void> {
  for (const session of sessions) {
    await (session.pid === null ? undefined : endSession(ask, session, session.pid));
  }
}

async function endSession(ask: Ask, session: LockHolder, pid: number): Promise<void> {
  try {
    await ask('select pg_terminate_backend($1)', [pid]);
  } catch (error) {
    throw hasCode(error, INSUFFICIENT_PRIVILEGE)
      ? new UnlockFailedError(session, pid, await roleOf(ask), error)
      : error;
  }
  const deadline = Date.now() + PATIENCE_MS;
  while (await isThere(ask, pid)) {
    if (Date.now() > deadline) {
      throw new UnlockFailedError(session, pid);
    }
    await sleep(POLL_MS);
  }
}

async function roleOf(ask: Ask): Promise<string | undefined> {
  return (await ask<{ role: string }>('select current_user as role')).rows[0]?.role;
}

async function isThere(ask: Ask, pid: number): Promise<boolean> {
  return (await ask('select from pg_stat_activity where pid = $1', [pid])).rowCount !== 0;
}
