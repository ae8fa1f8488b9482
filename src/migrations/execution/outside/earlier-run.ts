import type { Progress } from './recorded-progress.js';
import type { StatementChain } from './statement-chain.js';

/** How far a run came that was interrupted, which this one goes on with. */
export class EarlierRun {
  /** How many statements it has done. */
  readonly done: number;
  readonly #checksum: string | null;
  readonly #inDoubt: string | null;

  /** @param state what the ledger says while this way is gone; where it says something else, there was no such run. */
  constructor(progress: Progress, state: Progress['state']) {
    const isResumed = progress.state === state;
    this.done = isResumed ? progress.statementsDone : 0;
    this.#checksum = isResumed ? progress.checksum : null;
    this.#inDoubt = isResumed ? progress.inDoubt : null;
  }

  /** How many statements it has done or begun. */
  get begun(): number {
    return this.done + (this.#inDoubt === null ? 0 : 1);
  }

  /** Whether it has begun the statement of this number, and nobody knows whether that took effect. */
  leftInDoubt(number: number): boolean {
    return number === this.done + 1 && number === this.begun;
  }

  /** Whether these statements are those that it did. */
  agreesWith({ length, checksum }: StatementChain): boolean {
    const recorded = length === this.done ? this.#checksum : this.leftInDoubt(length) ? this.#inDoubt : null;
    return recorded === null || recorded === checksum;
  }
}
