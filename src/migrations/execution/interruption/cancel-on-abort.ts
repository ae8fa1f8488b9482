import { setTimeout as sleep } from 'node:timers/promises';

import type { HeldLock } from '../held-lock.js';
import { ensureGoing } from '../../../database/ensure-going.js';

/** How long until the server is asked again, which may have been asked before the statement had reached it. */
const AGAIN_MS = 100;

export interface Cancellable {
  lock: Pick<HeldLock, 'query'>;
  /** Whose statement is cancelled; where it is not known none is. */
  backend?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Does the work, which is a statement; once the signal is aborted that is cancelled through the connection of the lock.
 * Nothing that comes after the statement is ever hit by it.
 *
 * @throws RunInterruptedError where it is aborted already.
 */
export async function cancelOnAbort<T>(
  { lock, backend, signal }: Cancellable,
  work: () => Promise<T>,
): Promise<T> {
  ensureGoing(signal);
  if (signal === undefined || backend === undefined) {
    return work();
  }
  const over = new AbortController();
  let cancelling: Promise<void> | undefined;
  const cancel = () => void (cancelling = cancelUntil(over.signal, lock, backend));
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', cancel);
    over.abort();
    await cancelling;
  }
}

async function cancelUntil(over: AbortSignal, lock: Pick<HeldLock, 'query'>, backend: number): Promise<void> {
  while (!over.aborted) {
    // Where the lock is lost there is no way left, and the statement is waited for.
    await lock.query('select pg_cancel_backend($1)', [backend]).catch(() => undefined);
    await sleep(AGAIN_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
