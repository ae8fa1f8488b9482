import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import { askOn } from './ask.js';
import type { HeldLock } from './held-lock.js';
import { cancelOnAbort } from './interruption/cancel-on-abort.js';
import { ensureGoing, pause } from '../../database/ensure-going.js';
import { readKept, resetTo, type KeptSettings } from './pooling/kept-settings.js';
import { resumeStatements, type SessionIdentity } from '../../database/session-identity.js';
import {
  resetSession,
  setTimeouts,
  withoutLockTimeout,
  type SessionState,
  type Timeouts,
} from './session-settings.js';
import { StatementWatch, type WatchOptions } from './watch/statement-watch.js';

/** What is known of the connection that does the work, and of the run that it does it for. */
export interface SessionTraits {
  /** Its server process; undefined where a pooler gives it another one from time to time. */
  backend?: number | undefined;
  /** Of the server, such as 180004. */
  version?: number | undefined;
  /** Whether a pooler lends a session for each transaction only: then nothing is set outside of one, or stays after it. */
  pooled?: boolean;
  /** Whether transactions are never repeatable, as a lease that is renewed meanwhile needs it. */
  readCommitted?: boolean;
  /** What a reset has to leave as it is. */
  kept?: KeptSettings;
  /** As whom it works, from migration to migration. */
  identity?: SessionIdentity;
  /** Ends the run as soon as it is aborted. */
  signal?: AbortSignal | undefined;
}

const FACTS = `select pg_backend_pid() as pid, current_setting('server_version_num')::int as version`;

/** The connection that does the work, for as long as the lock is held. */
export class WorkSession {
  readonly #watch: StatementWatch;
  /** Of the step that is under way, where the session can't keep them. */
  #timeouts: Timeouts | undefined;

  constructor(
    readonly client: DatabaseClient,
    readonly lock: HeldLock,
    readonly traits: SessionTraits = {},
  ) {
    this.#watch = new StatementWatch(lock, traits.backend);
  }

  static async open(
    client: DatabaseClient,
    lock: HeldLock,
    traits: Omit<SessionTraits, 'backend' | 'version' | 'kept'> = {},
  ): Promise<WorkSession> {
    const kept = await readKept(client);
    const { rows } = await client.query<{ pid: number; version: number }>(FACTS);
    const [{ pid, version } = {}] = rows;
    const backend = traits.pooled ? undefined : pid;
    return new WorkSession(client, lock, { ...traits, kept, backend, version });
  }

  get backend(): number | undefined {
    return this.traits.backend;
  }

  get pooled(): boolean {
    return this.traits.pooled ?? false;
  }

  get signal(): AbortSignal | undefined {
    return this.traits.signal;
  }

  /** What a reset leaves the session with. */
  protected get state(): SessionState {
    return { kept: this.traits.kept ?? [], identity: this.traits.identity ?? {} };
  }

  /** Whether work that was rolled back may be done once more; not where it is a part of a larger transaction. */
  get mayRepeat(): boolean {
    return true;
  }

  /** To be asked before anything else is begun. @throws LockLostError, RunInterruptedError */
  ensureActive(): void {
    this.lock.ensureHeld();
    ensureGoing(this.signal);
  }

  /** To be asked right before a statement outside a transaction. @throws LockLostError */
  async confirm(): Promise<void> {
    await this.transaction(async () => undefined);
  }

  /** Makes the session as it was at its start, before a migration: what the one before has set ends with it. */
  async reset(): Promise<void> {
    this.#timeouts = undefined;
    if (!this.pooled) {
      await resetSession(this.client, this.state);
    }
  }

  /** Leaves the role that a migration may have taken on, which need not have a right to the ledger. To be called in a transaction. */
  async resumeRole(): Promise<void> {
    await this.client.query(resumeStatements(this.state.identity).join('; '));
  }

  /** Sets the timeouts of what follows, until {@link reset}: behind a pooler of its transactions alone. */
  async limit(timeouts: Timeouts): Promise<void> {
    if (this.pooled) {
      this.#timeouts = timeouts;
    } else {
      await setTimeouts(this.client, timeouts, 'session');
    }
  }

  /** Does the work without a `lock_timeout`; behind a pooler with that of the server. */
  async withoutLockTimeout<T>(work: () => Promise<T>): Promise<T> {
    return this.pooled ? work() : withoutLockTimeout(this.client, work);
  }

  /** A transaction, which commits only where the lock is still held at its end, and the run is to go on. */
  async transaction<T>(work: () => Promise<T>, timeouts = this.#timeouts): Promise<T> {
    const active = async () => {
      const result = await work();
      this.ensureActive();
      return result;
    };
    return this.bookkeeping(active, timeouts);
  }

  /** A {@link transaction} that writes down what has happened, also where the run is to end. */
  async bookkeeping<T>(work: () => Promise<T>, timeouts = this.#timeouts): Promise<T> {
    return this.#transact(async () => {
      const result = await work();
      await this.#leaveNothing();
      await this.lock.confirm(askOn(this.client));
      return result;
    }, timeouts);
  }

  /** A transaction that can't change anything. */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    const read = async () => {
      const result = await work();
      await this.#leaveNothing();
      return result;
    };
    return this.#transact(read, this.#timeouts, true);
  }

  /** Runs one statement of a migration. */
  async perform<T>(statement: string, work: () => Promise<T>): Promise<T> {
    this.ensureActive();
    return this.cancellable(() => this.#watch.during(statement, work));
  }

  /** Has each statement of the work watched. */
  async watching<T>(options: WatchOptions, work: () => Promise<T>): Promise<T> {
    return this.#watch.with(options, work);
  }

  /** Does what may take long and is not to be waited for where the run is to end. */
  async cancellable<T>(work: () => Promise<T>): Promise<T> {
    return cancelOnAbort(this, work);
  }

  /** Waits, in milliseconds. @throws RunInterruptedError as soon as the run is to end. */
  async pause(ms: number): Promise<void> {
    await pause(ms, this.signal);
  }

  async #transact<T>(work: () => Promise<T>, timeouts?: Timeouts, readOnly = false): Promise<T> {
    const limited = async () => {
      if (timeouts !== undefined) {
        await setTimeouts(this.client, timeouts, 'transaction');
      }
      return work();
    };
    const readCommitted = this.traits.readCommitted ?? false;
    return withTransaction(this.client, limited, { readOnly, readCommitted });
  }

  /** What the work has set must not commit, or the pooler would hand it on to others. The timeouts end with it. */
  async #leaveNothing(): Promise<void> {
    if (this.pooled) {
      await this.client.query(resetTo(this.state.kept));
    }
  }
}
