import { setTimeout as sleep } from 'node:timers/promises';

import { RunInterruptedError } from '../errors/run-interrupted.error.js';

/** @throws RunInterruptedError once the signal is aborted. */
export function ensureGoing(signal?: AbortSignal): void {
  if (signal?.aborted === true) {
    throw new RunInterruptedError();
  }
}

/**
 * Waits, in milliseconds.
 *
 * @throws RunInterruptedError as soon as the signal is aborted.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  // It rejects where the signal is aborted, and for no other reason.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  ensureGoing(signal);
}
