import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import type { HeldLock } from './held-lock.js';
import { setTimeouts, type Timeouts } from './session-settings.js';
import { StatementWatch, type WatchOptions } from './watch/statement-watch.js';

/** The connection that does the work, for as long as the lock is held. */
export class WorkSession {
  readonly #watch: StatementWatch;

  constructor(
    readonly client: DatabaseClient,
    readonly lock: HeldLock,
    /** The server process of the connection; undefined where a pooler gives it another one from time to time. */
    readonly backend?: number,
  ) {
    this.#watch = new StatementWatch(lock, backend);
  }

  static async open(client: DatabaseClient, lock: HeldLock): Promise<WorkSession> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new WorkSession(client, lock, rows[0]?.pid);
  }

  /** Whether work that was rolled back may be done once more; not where it is a part of a larger transaction. */
  get mayRepeat(): boolean {
    return true;
  }

  /** To be asked before anything else is begun. @throws LockLostError */
  ensureActive(): void {
    this.lock.ensureHeld();
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
  async perform<T>(statement: string, work: () => Promise<T>): Promise<T> {
    this.ensureActive();
    return this.#watch.during(statement, work);
  }

  /** Has each statement of the work watched. */
  async watching<T>(options: WatchOptions, work: () => Promise<T>): Promise<T> {
    return this.#watch.with(options, work);
  }
}
