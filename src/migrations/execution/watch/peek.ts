import type { Answer } from '../ask.js';
import type { HeldLock } from '../held-lock.js';

/** Several statements in one message are one transaction, which ends with them whatever happens. */
const IN_PASSING = "set local lock_timeout = '100ms'; set local statement_timeout = '1s'";

/**
 * Asks a query without parameters on the connection of the lock. Whoever only looks must not wait for a lock: it is given up
 * soon, with an error.
 */
export async function peek<R extends object>(lock: Pick<HeldLock, 'query'>, query: string): Promise<R[]> {
  return lastRows(await lock.query<R>(`${IN_PASSING}; ${query}`));
}

/** The driver answers several statements with a result for each. */
function lastRows<R extends object>(answer: Answer<R> | Answer<R>[]): R[] {
  return (Array.isArray(answer) ? answer.at(-1) : answer)?.rows ?? [];
}
