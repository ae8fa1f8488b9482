// Fake timers of a test are not to hold up its transactions, nor what they are to be warned of.
const start = globalThis.setTimeout;
const stop = globalThis.clearTimeout;
export const now = performance.now.bind(performance);

/** A timer that keeps no process alive. Returns what stops it. */
export function after(ms: number, work: () => void): () => void {
  const timer = start(work, ms);
  timer.unref();
  return () => stop(timer);
}
