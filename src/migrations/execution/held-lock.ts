import type { Ask } from './ask.js';

/** The lock of a ledger while it is held. */
export interface HeldLock {
  /** Whether it is a row of the table beside the ledger, which has to stay as long as it is held. Default: it is not. */
  readonly inTable?: boolean;
  /** @throws LockLostError once it is known to be gone. */
  ensureHeld(): void;
  /**
   * Makes sure of it in the transaction that is about to commit, by a question in it, so that nobody else can have taken
   * the lock before that is over.
   *
   * @throws LockLostError
   */
  confirm(ask: Ask): Promise<void>;
  /** Asks something on the connection of the lock, which has nothing to do while the other one works. */
  query: Ask;
}
