import type { Timeouts } from '../session-settings.js';
import type { SeenBlocker } from './blocking-sessions.js';

/** Under what a statement failed. */
export interface Circumstances {
  timeouts: Timeouts;
  /** Who was in its way, as far as that was seen. */
  blockers: readonly SeenBlocker[];
}

const remembered = new WeakMap<object, Circumstances>();

/** Keeps them with the error of the statement. */
export function rememberCircumstances(error: unknown, circumstances: Circumstances): void {
  if (typeof error === 'object' && error !== null) {
    remembered.set(error, circumstances);
  }
}

/** Those of the statement that failed with this error, or with the one that caused it. */
export function circumstancesOf(error: unknown): Circumstances | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  return remembered.get(error) ?? ('cause' in error ? circumstancesOf(error.cause) : undefined);
}
