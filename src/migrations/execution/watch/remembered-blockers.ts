import type { SeenBlocker } from './blocking-sessions.js';

const remembered = new WeakMap<object, readonly SeenBlocker[]>();

/** Keeps with the error of a statement who was in its way. */
export function rememberBlockers(error: unknown, blockers: readonly SeenBlocker[]): void {
  if (typeof error === 'object' && error !== null) {
    remembered.set(error, blockers);
  }
}

/** Who was in the way of the statement that failed with this error, or with the one that caused it. */
export function blockersOf(error: unknown): readonly SeenBlocker[] {
  if (typeof error !== 'object' || error === null) {
    return [];
  }
  return remembered.get(error) ?? ('cause' in error ? blockersOf(error.cause) : []);
}
