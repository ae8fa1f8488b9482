import type { ClientConfig } from 'pg';

import { applicationName } from '../../../database/operator.js';
import type { LockHolder } from '../../../errors/lock-timeout.error.js';
import { runLock, workLock, type LockOptions } from '../advisory-lock.js';
import type { Ask } from '../ask.js';
import { findSessions } from '../poll-lock.js';
import { untilIdle } from './former-runs.js';
import { LeaseRow } from './lease-row.js';
import { ensureLeaseTable, findLeaseTable } from './lease-table.js';
import { Lease, LEASE_TIMES, type LeaseTimes } from './lease.js';
import { findLeaseHolder } from './seen-lease.js';
import { SteadyConnection } from './steady-connection.js';

export interface LeaseOptions extends LockOptions {
  /** Default: valid for 30 seconds, and renewed every 5. */
  times?: LeaseTimes;
}

/**
 * Runs `work` under a lease: a row that says who works on the ledger, and until when. Whoever finds it expired takes it, and
 * a run that has lost it can't commit.
 *
 * @throws LockTimeoutError when somebody else has it, or the lock that goes with a session, for too long.
 */
export async function withLease<T>(
  settings: ClientConfig,
  { ledger, waiting, times = LEASE_TIMES }: LeaseOptions,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const connection = new SteadyConnection(settings);
  const ask: Ask = (text, parameters) => connection.ask(text, parameters);
  try {
    const row = await waiting.until(
      () => tryTake(ask, { ledger, times }),
      () => findHolder(ask, { ledger }),
    );
    const lease = new Lease(connection, row);
    lease.start(times);
    try {
      await untilIdle(ask, await ensureLeaseTable(ask, ledger), waiting);
      return await work(lease);
    } catch (error) {
      throw await lease.explain(error);
    } finally {
      await lease.end();
    }
  } finally {
    await connection.close();
  }
}

type Claim = Required<Pick<LeaseOptions, 'ledger' | 'times'>>;

/** The claim is made before the last look, as whoever takes the other kind of lock does: one of the two sees the other. */
async function tryTake(ask: Ask, { ledger, times }: Claim): Promise<LeaseRow | undefined> {
  if ((await findSession(ask, { ledger })) !== undefined) {
    return undefined;
  }
  const table = await ensureLeaseTable(ask, ledger);
  const row = await LeaseRow.take(ask, table, { holder: applicationName(), ttlMs: times.ttlMs });
  if (row === undefined || (await findSession(ask, { ledger })) === undefined) {
    return row;
  }
  await row.release(ask);
  return undefined;
}

async function findHolder(ask: Ask, claim: Pick<Claim, 'ledger'>): Promise<LockHolder | undefined> {
  const table = await findLeaseTable(ask, claim.ledger);
  const session = await findSession(ask, claim);
  return session ?? (table === undefined ? undefined : findLeaseHolder(ask, table));
}

/** Who holds the lock that goes with a session, or is still at a statement under it. */
async function findSession(ask: Ask, { ledger }: Pick<Claim, 'ledger'>): Promise<LockHolder | undefined> {
  const [run] = await findSessions(ask, runLock(ledger));
  return run ?? (await findSessions(ask, workLock(ledger)))[0];
}
