import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient, type DatabaseWait } from '../../database/client.js';
import { ensureWritable } from '../../database/ensure-writable.js';
import { LockNotHeldError } from '../../errors/lock-not-held.error.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import { withAdvisoryLock, type LockAttempt, type LockOptions } from './advisory-lock.js';
import type { LeaseTimes } from './lease/lease.js';
import { withLease } from './lease/with-lease.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import type { HeldLock } from './held-lock.js';
import { LockWait } from './lock-wait.js';
import { findPooling } from './pooling/find-pooling.js';
import { assumeIdentity, ensureSettable, type SessionIdentity } from '../../database/session-identity.js';
import { withWorkLock } from './work-lock.js';
import { WorkSession } from './work-session.js';

/** How a run keeps others away: `auto` is the lock of a session where sessions are kept, else a lease. */
export type LockMode = 'auto' | 'session' | 'lease';

export interface LockRequest {
  ledger: LedgerTable;
  mode: LockMode;
  /** How long to wait for others, in milliseconds. */
  wait: number;
  onWaiting?: (holder: LockHolder | undefined) => void;
  /** How to wait for the server. Default: not at all. */
  database?: DatabaseWait;
  /** Done once there is a connection, and before the lock is asked for. */
  before?: ((client: DatabaseClient) => Promise<void>) | undefined;
  /** Ends the run as soon as it is aborted. */
  signal?: AbortSignal | undefined;
  /** As whom to work. */
  identity?: SessionIdentity;
  /** Of a lease. */
  times?: LeaseTimes;
}

/**
 * Runs `work` on a connection of its own, under the lock of the database and ledger.
 *
 * @throws LockTimeoutError when somebody else holds it for longer than `wait`.
 * @throws LockNotHeldError where the mode is `session` and session locks do not hold.
 */
export async function withLock<T>(
  settings: ClientConfig,
  { ledger, mode, times, database, identity, before, ...waiting }: LockRequest,
  work: (session: WorkSession) => Promise<T>,
): Promise<T> {
  const options: LockOptions = { ledger, waiting: new LockWait(waiting) };
  const traits = { identity, signal: waiting.signal };
  const trySession = async (client: DatabaseClient) => {
    await ensureWritable(client);
    await before?.(client);
    const pooled = (await findPooling(client, settings)) === 'transaction';
    if (mode === 'lease' || (mode === 'auto' && pooled)) {
      return { held: false, pooled } as const;
    }
    const tried = pooled
      ? NOT_HELD
      : await underSessionLock(client, settings, options, (worker, lock) =>
          start(worker, lock, traits, work),
        );
    if (!tried.held && mode === 'session') {
      throw new LockNotHeldError(client.host, client.port);
    }
    return { ...tried, pooled };
  };
  const attempt = await withClient(settings, trySession, database);
  return attempt.held
    ? attempt.result
    : withLease(settings, { ...options, times }, (lease) =>
        withClient(settings, (worker) =>
          start(worker, lease, { ...traits, pooled: attempt.pooled, readCommitted: true }, work),
        ),
      );
}

const NOT_HELD = { held: false } as const;

function underSessionLock<T>(
  client: DatabaseClient,
  settings: ClientConfig,
  options: LockOptions,
  work: (worker: DatabaseClient, lock: HeldLock) => Promise<T>,
): Promise<LockAttempt<T>> {
  return withAdvisoryLock(client, options, (lock) =>
    withClient(settings, (worker) => withWorkLock(worker, options, () => work(worker, lock))),
  );
}

/** Makes the session that of the identity first. */
async function start<T>(
  worker: DatabaseClient,
  lock: HeldLock,
  { identity = {}, ...traits }: Parameters<typeof WorkSession.open>[2] & object,
  work: (session: WorkSession) => Promise<T>,
): Promise<T> {
  const session = await WorkSession.open(worker, lock, { ...traits, identity });
  session.ensureActive();
  ensureSettable(session, identity);
  await assumeIdentity(worker, identity, 'session');
  return work(session);
}
