import { setTimeout as sleep } from 'node:timers/promises';

import { LockTimeoutError, type LockHolder } from '../../errors/lock-timeout.error.js';

export interface LockWaiting {
  /** How long to wait for another holder, in milliseconds. */
  wait: number;
  /** Called when there is another holder to wait for. */
  onWaiting?: (holder: LockHolder | undefined) => void;
}

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/** The time that a run waits for others, all in all. It asks again and again, and never waits inside PostgreSQL. */
export class LockWait {
  readonly #deadline: number;

  constructor(private readonly waiting: LockWaiting) {
    this.#deadline = Date.now() + waiting.wait;
  }

  /**
   * Tries until something comes of it, which is neither `undefined` nor `false`.
   *
   * @throws LockTimeoutError with the holder when time is up.
   */
  async until<T>(
    attempt: () => Promise<T | undefined | false>,
    findHolder: () => Promise<LockHolder | undefined>,
  ): Promise<T> {
    for (let attempts = 0; ; attempts++) {
      const result = await attempt();
      if (result !== undefined && result !== false) {
        return result;
      }
      if (attempts === 0) {
        this.waiting.onWaiting?.(await findHolder());
      }
      const left = this.#deadline - Date.now();
      if (left <= 0) {
        throw new LockTimeoutError(this.waiting.wait, await findHolder());
      }
      await sleep(Math.min(left, pause(attempts)));
    }
  }
}

/** Doubles from attempt to attempt, with jitter, so that many replicas do not ask in step. */
function pause(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}
