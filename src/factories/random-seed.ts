import { randomInt } from 'node:crypto';

/** How many seeds can be drawn on one day. */
const A_DAY = 100_000;
const FIXED = '2026-01-01T00:00:00.000Z';
const FIRST_YEAR = 1970;
const LAST_YEAR = 9999;

/**
 * A random seed that carries the day in UTC on which it was drawn, so that dates count from that day and still depend on the
 * seed alone: `2026112248213` is number 48213 of 2026-11-22.
 */
export function drawRandomSeed(now: Date): number {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return Number(day) * A_DAY + randomInt(A_DAY);
}

/**
 * What `past` and `recent` count back from: the start in UTC of the day that the seed carries, so that the past of that day was
 * past when the seed was drawn; for any other seed, such as 42, 2026-01-01T00:00:00Z.
 */
export function referenceDateOf(seed: number): Date {
  return dayOf(seed) ?? new Date(FIXED);
}

/** A whole number that JavaScript holds exactly, or undefined. */
export function parseRandomSeed(text: string): number | undefined {
  const seed = /^\d+$/.test(text) ? Number(text) : undefined;
  return seed !== undefined && isRandomSeed(seed) ? seed : undefined;
}

export function isRandomSeed(seed: number): boolean {
  return Number.isSafeInteger(seed) && seed >= 0;
}

function dayOf(seed: number): Date | undefined {
  const digits = Math.floor(seed / A_DAY);
  const [year, month, day] = [
    Math.floor(digits / 10_000),
    Math.floor(digits / 100) % 100,
    digits % 100,
  ] as const;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= FIRST_YEAR && year <= LAST_YEAR ? date : undefined;
}
