import { sql as kyselySql } from 'kysely';

import { phrase, value } from '../clauses.js';
import type { Clause } from '../compiler.js';

/** An integer of 64 bits; as decimal text, such as `'9223372036854775806'`, where it has to survive JSON. */
export type SequenceNumber = number | bigint | `${bigint}`;

/** How numbers are drawn. PostgreSQL: `CREATE SEQUENCE`. */
export interface SequenceOptions {
  /** The first number. Default: 1, or -1 where it counts down. */
  start?: SequenceNumber;
  /** Default: 1. */
  increment?: SequenceNumber;
  /** `null` is PostgreSQL's limit. */
  min?: SequenceNumber | null;
  max?: SequenceNumber | null;
  /** How many numbers a session takes at a time. Default: 1. */
  cache?: SequenceNumber;
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

function limit(keyword: string, bound: SequenceNumber | null | undefined, lead?: 'set') {
  if (bound === undefined) {
    return undefined;
  }
  return bound === null ? phrase(lead, 'no', keyword) : phrase(lead, keyword, numberClause(bound));
}

/** The grammar wants a bare number here, where a negative one is a quoted literal elsewhere. */
export function numberClause(given: SequenceNumber): Clause {
  const number = typeof given === 'string' ? BigInt(given) : given;
  return number < 0 ? kyselySql`-${value(-number)}` : value(number);
}
