import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import type { HeldLock } from './held-lock.js';
import { cancelOnAbort } from './interruption/cancel-on-abort.js';
import { ensureGoing, pause } from './interruption/ensure-going.js';
import { resumeStatements, type SessionIdentity } from './session-identity.js';
import { resetSession, setTimeouts, type Timeouts } from './session-settings.js';

/** The connection that does the work, for as long as the lock is held. */
export class WorkSession {
  constructor(
    readonly client: DatabaseClient,
    readonly lock: HeldLock,
    /** The server process of the connection; undefined where a pooler gives it another one from time to time. */
    readonly backend?: number,
    /** Ends the run as soon as it is aborted. */
    readonly signal?: AbortSignal,
    /** As whom it works, from migration to migration. */
    readonly identity: SessionIdentity = {},
  ) {}

  static async open(
    client: DatabaseClient,
    lock: HeldLock,
    signal?: AbortSignal,
    identity?: SessionIdentity,
  ): Promise<WorkSession> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new WorkSession(client, lock, rows[0]?.pid, signal, identity);
  }

  /** To be asked before anything else is begun. @throws LockLostError, RunInterruptedError */
  ensureActive(): void {
    this.lock.ensureHeld();
    ensureGoing(this.signal);
  }

  /** Makes the session as it was at its start: what the migration before has set ends with it. */
  async reset(): Promise<void> {
    await resetSession(this.client, this.identity);
  }

  /** Leaves the role that a migration may have taken on, which need not have a right to the ledger. */
  async resumeRole(): Promise<void> {
    await this.client.query(resumeStatements(this.identity).join('; '));
  }

  /** A transaction, which commits only where the lock is still held at its end. */
  async transaction<T>(work: () => Promise<T>, timeouts?: Timeouts): Promise<T> {
    return withTransaction(this.client, async () => {
      if (timeouts !== undefined) {
        await setTimeouts(this.client, timeouts, 'transaction');
      }
      const result = await work();
      this.ensureActive();
      await this.lock.confirm(this.client);
      return result;
    });
  }

  /** A transaction that can't change anything. */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    return withTransaction(this.client, work, { readOnly: true });
  }

  /** Runs one statement of a migration. */
  async perform<T>(_statement: string, work: () => Promise<T>): Promise<T> {
    this.ensureActive();
    return this.cancellable(work);
  }

  /** Does what may take long and is not to be waited for where the run is to end. */
  async cancellable<T>(work: () => Promise<T>): Promise<T> {
    return cancelOnAbort(this, work);
  }

  /** Waits, in milliseconds. @throws RunInterruptedError as soon as the run is to end. */
  async pause(ms: number): Promise<void> {
    await pause(ms, this.signal);
  }
}
