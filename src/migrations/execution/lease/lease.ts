import { LockLostError } from '../../../errors/lock-lost.error.js';
import type { Ask } from '../ask.js';
import type { HeldLock } from '../held-lock.js';
import type { LeaseRow } from './lease-row.js';
import type { SteadyConnection } from './steady-connection.js';

/** In milliseconds. */
export interface LeaseTimes {
  /** For how long a lease is valid that is not renewed. */
  ttlMs: number;
  /** How often it is renewed. */
  beatMs: number;
}

export const LEASE_TIMES: LeaseTimes = { ttlMs: 30_000, beatMs: 5_000 };

/**
 * A lease while it is held. It hangs on no connection: one that breaks is made anew, and only somebody else's taking ends it.
 */
export class Lease implements HeldLock {
  readonly inTable = true;
  readonly query: Ask;
  #lost = false;
  #isBeating = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    connection: SteadyConnection,
    private readonly row: LeaseRow,
  ) {
    this.query = (text, parameters) => connection.askBriefly(text, parameters);
  }

  /** Renews it from time to time. */
  start({ beatMs }: LeaseTimes): void {
    this.#timer = setInterval(() => void this.#beat(), beatMs);
  }

  ensureHeld(): void {
    if (this.#lost) {
      throw new LockLostError('lease');
    }
  }

  /** Renews it as well, and with the transaction it keeps others from taking it until that is over. */
  async confirm(ask: Ask): Promise<void> {
    this.#lost ||= !(await this.row.renew(ask));
    this.ensureHeld();
  }

  /** What a failed run failed from: where the lease is lost, that is the reason. */
  async explain(error: unknown): Promise<unknown> {
    const look = () => this.#look();
    await look()
      .catch(look)
      .catch(() => undefined);
    return this.#lost && !(error instanceof LockLostError) ? new LockLostError('lease', error) : error;
  }

  /** Lets go of it. Where that can't be done, it expires. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    const release = () => this.row.release(this.query);
    await release()
      .catch(release)
      .catch(() => undefined);
  }

  /** One that fails says nothing: its connection is made anew, and the next one tells. */
  async #beat(): Promise<void> {
    if (!this.#isBeating) {
      this.#isBeating = true;
      await this.#look().catch(() => undefined);
      this.#isBeating = false;
    }
  }

  async #look(): Promise<void> {
    this.#lost ||= !(await this.row.renew(this.query));
  }
}
