import type { RunContext, StepHeading } from '../run-context.js';
import type { WatchOptions } from './statement-watch.js';

/** Does the work on a step with its statements watched, and whoever follows the run told of it. */
export async function watchStep<T>(
  { revision, name, direction }: StepHeading,
  lockTimeout: number,
  { session, onStep }: Pick<RunContext, 'session' | 'onStep'>,
  work: () => Promise<T>,
): Promise<T> {
  const onWorking: WatchOptions['onWorking'] =
    onStep && ((progress) => onStep({ type: 'working', revision, name, direction, ...progress }));
  return session.watching({ lockTimeout, onWorking }, work);
}
