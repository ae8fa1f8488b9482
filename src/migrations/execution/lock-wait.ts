import { LockTimeoutError, type LockHolder } from '../../errors/lock-timeout.error.js';
import { pause } from '../../database/ensure-going.js';

export interface LockWaiting {
  /** How long to wait for another holder, in milliseconds. */
  wait: number;
  /** Called when there is another holder to wait for. */
  onWaiting?: (holder: LockHolder | undefined) => void;
  /** Ends the waiting as soon as it is aborted. */
  signal?: AbortSignal | undefined;
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
   * @throws LockTimeoutError with the holder when time is up; RunInterruptedError
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
      await pause(Math.min(left, pauseAfter(attempts)), this.waiting.signal);
    }
  }
}

/** Doubles from attempt to attempt, with jitter, so that many replicas do not ask in step. */
function pauseAfter(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}
