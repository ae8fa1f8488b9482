import { UsageError } from '../errors/usage.error.js';

/**
 * @param options as the command line gives them, by name.
 * @throws UsageError where one of the others was given too.
 */
export function refuseTogether(flag: string, options: object, others: readonly string[]): void {
  const given = Object.entries(options).find(
    ([name, value]) => others.includes(name) && value !== undefined && value !== false,
  );
  if (given !== undefined) {
    const other = `--${given[0].replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${flag} and ${other} do not go together.`, `Leave out ${other}.`);
  }
}
