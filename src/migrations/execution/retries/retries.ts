import type { BlockingSession } from '../../../errors/blocking-session.js';
import { LockNotGrantedError } from '../../../errors/lock-not-granted.error.js';
import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import type { SiskinError } from '../../../errors/siskin.error.js';
import type { StepHeading } from '../run-context.js';
import type { SeenBlocker } from '../watch/blocking-sessions.js';
import { circumstancesOf } from '../watch/circumstances.js';
import { backOff, type BackOff } from './back-off.js';
import { endSession } from './end-blockers.js';
import { passingReason, type RetryReason } from './passing-failure.js';
import type { RetryOptions } from './with-retries.js';

const PACE: BackOff = { firstMs: 500, longestMs: 30_000 };
/** The lock may be lost during a pause, which ends it. */
const BREATH_MS = 250;

/** The attempts at one piece of work. */
export class Retries {
  readonly #of: number;
  #failures = 0;
  /** Why sessions were not ended, by their process. */
  readonly #kept = new Map<number, string>();

  constructor(private readonly options: RetryOptions) {
    this.#of = options.retries ?? options.context.lockRetries;
  }

  /** Waits until it is time for the next attempt, or throws where there is none. */
  async prepareNext(error: unknown): Promise<void> {
    const reason = passingReason(error);
    if (reason === undefined) {
      throw error;
    }
    this.options.context.session.ensureActive();
    this.#failures++;
    const blockers = circumstancesOf(error)?.blockers ?? [];
    if (this.#failures > this.#of) {
      throw this.#exhausted(error, reason, blockers);
    }
    this.options.onRetry?.();
    await this.#retry(error, reason, blockers);
  }

  async #retry(error: unknown, reason: RetryReason, blockers: readonly SeenBlocker[]): Promise<void> {
    const heading = this.#headingOf(error);
    const hasEnded = reason === 'lock-timeout' && (await this.#endAll(heading, blockers));
    const waitMs = hasEnded ? 0 : backOff(this.options.pace ?? PACE, this.#failures - 1);
    const retry = { attempt: this.#failures, of: this.#of, waitMs, reason, blockers: this.#shown(blockers) };
    this.options.context.onStep?.({ type: 'retrying', ...heading, ...retry });
    await this.#pause(waitMs);
  }

  /** @returns whether at least one was ended. */
  async #endAll(heading: StepHeading, blockers: readonly SeenBlocker[]): Promise<boolean> {
    const { session, terminateBlockers, onStep } = this.options.context;
    const sessions: BlockingSession[] = [];
    for (const blocker of terminateBlockers ? blockers : []) {
      const ending = await endSession(session.lock, blocker);
      if (ending === 'ended') {
        sessions.push(blocker.session);
      } else if (ending !== undefined) {
        this.#kept.set(blocker.session.pid, ending.kept);
      }
    }
    if (sessions.length > 0) {
      onStep?.({ type: 'terminated', ...heading, sessions });
    }
    return sessions.length > 0;
  }

  async #pause(waitMs: number): Promise<void> {
    const { session } = this.options.context;
    const end = performance.now() + waitMs;
    for (let left = waitMs; left > 0; left = end - performance.now()) {
      await session.pause(Math.min(left, BREATH_MS));
      session.ensureActive();
    }
  }

  #exhausted(error: unknown, reason: RetryReason, blockers: readonly SeenBlocker[]): SiskinError {
    const failure = this.options.failure(error);
    return failure instanceof MigrationFailedError && reason !== 'serialization'
      ? new LockNotGrantedError(failure, this.#failures, this.#shown(blockers))
      : failure;
  }

  /** Of several migrations in one transaction it is the one that failed. */
  #headingOf(error: unknown): StepHeading {
    const { revision, name, direction } =
      error instanceof MigrationFailedError ? error.migration : this.options.heading;
    return { revision, name, direction };
  }

  #shown(blockers: readonly SeenBlocker[]): BlockingSession[] {
    return blockers.map(({ session }) => {
      const kept = this.#kept.get(session.pid);
      return kept === undefined ? session : { ...session, kept };
    });
  }
}
