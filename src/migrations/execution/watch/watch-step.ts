import type { RunContext, StepHeading } from '../run-context.js';
import type { Timeouts } from '../session-settings.js';
import type { WatchOptions } from './statement-watch.js';

/** Does the work on a step with its statements watched, and whoever follows the run told of it. */
export async function watchStep<T>(
  { revision, name, direction }: StepHeading,
  timeouts: Timeouts,
  { session, onStep, isFollowed }: Pick<RunContext, 'session' | 'onStep' | 'isFollowed'>,
  work: () => Promise<T>,
): Promise<T> {
  const onWorking: WatchOptions['onWorking'] = isFollowed
    ? (progress) => onStep?.({ type: 'working', revision, name, direction, ...progress })
    : undefined;
  return session.watching({ timeouts, onWorking }, work);
}
