/** The exit code of a process that was interrupted, as shells give it. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** npm hands on to its script what the terminal has sent to all processes: what comes so soon is no second key press. */
const ECHO_MS = 500;

/**
 * Does the work with a signal that is aborted by SIGINT and SIGTERM. A second one ends the process at once. Nothing of the
 * kind is listened for before or after, unless a signal came: an echo of it must not end the process while it stops.
 *
 * @param onStop is called for the first one.
 */
export async function withStopSignals<T>(
  onStop: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let stoppedAt: number | undefined;
  const stop = () => {
    if (stoppedAt === undefined) {
      stoppedAt = performance.now();
      // The process stays until no echo can end it any more, which would take its exit code.
      setTimeout(() => undefined, ECHO_MS);
      onStop();
      controller.abort();
    } else if (performance.now() - stoppedAt > ECHO_MS) {
      process.exit(INTERRUPTED);
    }
  };
  SIGNALS.forEach((name) => process.on(name, stop));
  try {
    return await work(controller.signal);
  } finally {
    if (!controller.signal.aborted) {
      SIGNALS.forEach((name) => process.off(name, stop));
    }
  }
}
