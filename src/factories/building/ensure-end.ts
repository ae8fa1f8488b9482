import { FactoryRecursionError } from '../../errors/factory-recursion.error.js';

/** Deeper than any graph that is meant. */
const MOST = 60;

/** @throws FactoryRecursionError where factories make each other without an end. */
export function ensureEnd(path: readonly string[]): void {
  if (path.length > MOST) {
    const last = path.at(-1) ?? '';
    const before = path.lastIndexOf(last, -2);
    throw new FactoryRecursionError(path.slice(Math.max(before, 0)));
  }
}
