import { hasCode } from '../../../database/has-code.js';
import { quoteLiteral } from '../../operations/literal.js';
import type { HeldLock } from '../held-lock.js';
import { readSessions, type SeenBlocker } from './blocking-sessions.js';

/** A server that speaks another language than English names them otherwise, which is not understood. */
const BLOCKED_BY = /blocked by process (\d+)/g;

/** Those that the server names in the error of a deadlock; the connection of the failed statement is one of them, and left out. */
export async function readDeadlockSessions(
  lock: HeldLock,
  backend: number,
  error: unknown,
): Promise<SeenBlocker[]> {
  const others = processesOf(error).filter((process) => process !== backend);
  return others.length === 0 ? [] : readSessions(lock, `${quoteLiteral(`{${others.join()}}`)}::int[]`);
}

function processesOf(error: unknown): number[] {
  const isTold = hasCode(error, '40P01') && typeof error === 'object' && error !== null && 'detail' in error;
  return isTold
    ? Array.from(String(error.detail).matchAll(BLOCKED_BY), ([, process]) => Number(process))
    : [];
}
