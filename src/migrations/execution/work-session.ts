import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import type { HeldLock } from './held-lock.js';
import { resetSession, setTimeouts, type Timeouts } from './session-settings.js';

/** The connection that does the work, for as long as the lock is held. */
export class WorkSession {
  constructor(
    readonly client: DatabaseClient,
    readonly lock: HeldLock,
    /** The server process of the connection; undefined where a pooler gives it another one from time to time. */
    readonly backend?: number,
  ) {}

  static async open(client: DatabaseClient, lock: HeldLock): Promise<WorkSession> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new WorkSession(client, lock, rows[0]?.pid);
  }

  /** To be asked before anything else is begun. @throws LockLostError */
  ensureActive(): void {
    this.lock.ensureHeld();
  }

  /** Makes the session as it was at its start: what the migration before has set ends with it. */
  async reset(): Promise<void> {
    await resetSession(this.client);
  }

  /** A transaction, which commits only where the lock is still held at its end. */
  async transaction<T>(work: () => Promise<T>, timeouts?: Timeouts): Promise<T> {
    return withTransaction(this.client, async () => {
      if (timeouts !== undefined) {
        await setTimeouts(this.client, timeouts, 'transaction');
      }
      const result = await work();
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
    return work();
  }
}
