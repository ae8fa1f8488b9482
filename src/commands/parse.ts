import { UsageError } from '../errors/usage.error.js';

/** @throws UsageError where the value is not a whole number. */
export function parseWholeNumber(flag: string, value: string): number {
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new UsageError(`${flag} takes a whole number, not '${value}'.`, `For instance: ${flag} 42`);
  }
  return Number(value);
}

/** @throws UsageError where the value is not a whole number of at least 1. */
export function parseCount(flag: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new UsageError(
      `${flag} takes a whole number from 1 on, not '${value}'.`,
      `For instance: ${flag} 2`,
    );
  }
  return Number(value);
}

/**
 * @returns milliseconds.
 * @throws UsageError where the value is not a number of seconds.
 */
export function parseSeconds(flag: string, value: string): number {
  if (!/^\d+(\.\d+)?$/.test(value)) {
    throw new UsageError(`${flag} takes a number of seconds, not '${value}'.`, `For instance: ${flag} 30`);
  }
  return Math.round(Number(value) * 1_000);
}

/** @throws UsageError where the value is empty. */
export function parseText(flag: string, value: string): string {
  if (value.trim() === '') {
    throw new UsageError(`${flag} takes a value, not '${value}'.`, `For instance: ${flag} users`);
  }
  return value;
}

/**
 * An option that may be given several times, and may hold several names with commas between them.
 *
 * @param before what the option was given before.
 * @throws UsageError where a name is empty.
 */
export function parseNames(flag: string, value: string, before: readonly string[] = []): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('')) {
    throw new UsageError(
      `${flag} takes a name, or several with commas, not '${value}'.`,
      `For instance: ${flag} a,b`,
    );
  }
  return [...before, ...names];
}

/** @throws UsageError where the value is none of the choices. */
export function parseChoice<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) {
    throw new UsageError(
      `${flag} takes one of ${choices.join(', ')}, not '${value}'.`,
      `For instance: ${flag} ${choices[0]}`,
    );
  }
  return chosen;
}
