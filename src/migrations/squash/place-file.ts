import { posix } from 'node:path';

import { SquashFileError } from '../../errors/squash-file.error.js';
import { sortKey } from '../files/find-files.js';

/**
 * The name of a SQL file that is sorted right after another one, from the folder and with its extension.
 *
 * @param last the file that it comes after, from the folder.
 * @param others all files of the folder.
 * @throws SquashFileError
 */
export function placeFile(last: string, others: readonly string[], slug: string): string {
  const keys = new Set(others.map(sortKey));
  const from = sortKey(last);
  const next = others
    .filter((file) => sortKey(file) > from)
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))[0];
  const candidates = namesAfter(posix.parse(from.replace(/\.sql$/, '')), slug);
  const found = candidates.find((file) => {
    const key = sortKey(file);
    return key > from && (next === undefined || key < sortKey(next)) && !keys.has(key);
  });
  if (found === undefined) {
    throw new SquashFileError(candidates, last, next);
  }
  return found;
}

/** With the same number in front, with the next one, and behind the whole name. */
function namesAfter({ dir, base }: { dir: string; base: string }, slug: string): string[] {
  const number = /^\d+/.exec(base)?.[0];
  const names = number === undefined ? [] : [`${number}_${slug}`, `${nextNumber(number)}_${slug}`];
  return [...names, `${base}_${slug}`].map((name) => posix.join(dir, `${name}.sql`));
}

const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** The next second of a timestamp. */
function nextNumber(digits: string): string {
  const time = Date.parse(digits.replace(TIMESTAMP, '$1-$2-$3T$4:$5:$6Z'));
  return TIMESTAMP.test(digits) && !Number.isNaN(time)
    ? new Date(time + 1_000).toISOString().replaceAll(/\D/g, '').slice(0, 14)
    : String(BigInt(digits) + 1n).padStart(digits.length, '0');
}
