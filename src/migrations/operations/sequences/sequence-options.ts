import { sql as kyselySql } from 'kysely';

import { phrase, value } from '../clauses.js';
import type { Clause } from '../compiler.js';

/** How numbers are drawn. PostgreSQL: `CREATE SEQUENCE`. */
export interface SequenceOptions {
  /** The first number. Default: 1, or -1 where it counts down. */
  start?: number | bigint;
  /** Default: 1. */
  increment?: number | bigint;
  /** `null` is PostgreSQL's limit. */
  min?: number | bigint | null;
  max?: number | bigint | null;
  /** How many numbers a session takes at a time. Default: 1. */
  cache?: number;
  /** Whether it starts anew after the last number. Default: false. */
  cycle?: boolean;
}

/** What the options say, each with `lead` before it, which is `set` where an identity column is altered. */
export function sequenceClauses(options: SequenceOptions, lead?: 'set'): Clause[] {
  const { start, increment, min, max, cache, cycle } = options;
  const clauses = [
    start !== undefined && phrase(lead, 'start with', numberClause(start)),
    increment !== undefined && phrase(lead, 'increment by', numberClause(increment)),
    limit('minvalue', min, lead),
    limit('maxvalue', max, lead),
    cache !== undefined && phrase(lead, 'cache', numberClause(cache)),
    cycle !== undefined && phrase(lead, cycle ? 'cycle' : 'no cycle'),
  ];
  return clauses.filter((clause) => clause !== undefined && clause !== false);
}

function limit(keyword: string, bound: number | bigint | null | undefined, lead?: 'set') {
  if (bound === undefined) {
    return undefined;
  }
  return bound === null ? phrase(lead, 'no', keyword) : phrase(lead, keyword, numberClause(bound));
}

/** The grammar wants a bare number here, where a negative one is a quoted literal elsewhere. */
export function numberClause(given: number | bigint): Clause {
  return given < 0 ? kyselySql`-${value(-given)}` : value(given);
}
