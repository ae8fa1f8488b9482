import { compileText } from '../../operations/compiler.js';
import { SqlFragment } from '../../operations/sql-text.js';

/** Whether two definitions say the same: the order of keys does not matter, nor whether SQL is a string or a fragment. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Whether they differ in nothing but the comment. */
export function isSameButComment(one: { comment?: string }, other: { comment?: string }): boolean {
  return isSame({ ...one, comment: undefined }, { ...other, comment: undefined });
}

/** One text for all definitions that say the same. */
export function canonical(definition: unknown): string {
  return JSON.stringify(plain(definition)) ?? '';
}

function plain(given: unknown): unknown {
  if (given instanceof SqlFragment) {
    return compileText(given);
  }
  if (typeof given === 'bigint') {
    return Number.isSafeInteger(Number(given)) ? Number(given) : String(given);
  }
  if (Array.isArray(given)) {
    return given.map(plain);
  }
  return isRecord(given) ? sorted(given) : given;
}

function sorted(given: object): object {
  const entries = Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value)]));
}

function isRecord(given: unknown): given is object {
  return typeof given === 'object' && given !== null && !(given instanceof Date);
}
