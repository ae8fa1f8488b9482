import type { BlockingSession } from '../../../errors/blocking-session.js';
import type { SiskinError } from '../../../errors/siskin.error.js';
import type { RunContext, StepHeading } from '../run-context.js';
import type { BackOff } from './back-off.js';
import type { RetryReason } from './passing-failure.js';
import { Retries } from './retries.js';

/** That something is tried again which was not given its locks. */
export interface Retry {
  /** Which one it is of the attempts that come after the first. */
  attempt: number;
  /** How many of them there may be. */
  of: number;
  /** The pause before it, in milliseconds, in which no lock is held. */
  waitMs: number;
  reason: RetryReason;
  /** Who was in its way, as far as that was seen. */
  blockers: BlockingSession[];
}

export type RetryContext = Pick<RunContext, 'session' | 'onStep' | 'lockRetries' | 'terminateBlockers'>;

export interface RetryOptions {
  context: RetryContext;
  heading: StepHeading;
  /** Makes an error of ours of what an attempt fails with. */
  failure: (error: unknown) => SiskinError;
  /** Default: `lockRetries` of the context. */
  retries?: number;
  /** Default: half a second, which doubles up to 30 s. */
  pace?: BackOff;
  onRetry?: () => void;
}

/**
 * Does work that leaves nothing where it fails, and again where it was not given its locks, met a deadlock or a serialization
 * failure.
 *
 * @throws LockNotGrantedError after the last attempt; any other failure as it is.
 */
export async function withRetries<T>(options: RetryOptions, attempt: () => Promise<T>): Promise<T> {
  if (!options.context.session.mayRepeat) {
    return attempt();
  }
  const retries = new Retries(options);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      await retries.prepareNext(error);
    }
  }
}
