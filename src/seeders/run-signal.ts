import { RunInterruptedError } from '../errors/run-interrupted.error.js';

/** Does the work with a signal whose reason is the error of a run that ends: what stops at it throws what the run knows. */
export async function withRunSignal<T>(
  signal: AbortSignal | undefined,
  work: (signal?: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal === undefined) {
    return work();
  }
  const controller = new AbortController();
  const stop = () => controller.abort(new RunInterruptedError());
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) {
      stop();
    }
    return await work(controller.signal);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
