import { SiskinError } from './siskin.error.js';

/** More rows are asked for than there are distinct values for what has to be unique. Nothing was written. */
export class DomainTooSmallError extends SiskinError {
  readonly code = 'SISKIN_DOMAIN_TOO_SMALL';

  constructor(
    readonly entity: string,
    /** The properties that are unique, together where there are several. */
    readonly properties: readonly string[],
    /** How many distinct values, or combinations of them, there are. */
    readonly domain: number,
    readonly count: number,
  ) {
    const isSeveral = properties.length > 1;
    super({
      problem:
        `${count} rows of ${entity} need as many distinct ${isSeveral ? 'combinations' : 'values'} of ` +
        `${properties.join(', ')}, but there ${domain === 1 ? 'is one' : `are ${domain}`}.`,
      remedy:
        `Ask for at most ${domain}, or write a factory with \`nest-cmd make:factory ${entity}\` ` +
        `that gives ${properties.join(' or ')} values of its own.`,
    });
  }
}
