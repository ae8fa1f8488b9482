import { scaleOf, secondDigitsOf, type DataType } from './data-type.js';
import { FLOATS, INTEGERS, NUMBERS, only, TEXTS, TIMES, TIMESTAMPS } from './families.js';

/** A conversion that PostgreSQL makes by itself, and that loses or guesses something without a word. */
export interface Loss {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly when?: (from: DataType, to: DataType) => boolean;
  /** What PostgreSQL would do by itself. */
  readonly does: string | ((from: DataType, to: DataType) => string);
  /** Of the column and the new type. Default: a cast. */
  readonly using?: (column: string, type: string) => string;
}

/** Digits that a number keeps however it is turned. PostgreSQL: FLT_DIG and DBL_DIG. */
const DIGITS: Readonly<Record<string, number>> = {
  smallint: 5,
  integer: 10,
  bigint: 19,
  real: 6,
  'double precision': 15,
};

const digitsOf = ({ name, sizes: [precision] }: DataType) =>
  name === 'numeric' ? (precision ?? Infinity) : (DIGITS[name] ?? Infinity);

const round = (_: DataType, to: DataType) => roundTo(scaleOf(to));

function roundTo(places: number): string {
  if (places < 0) {
    return `round the last ${-places} digits before the point`;
  }
  return places === 0
    ? 'round to whole numbers'
    : `round to ${places} decimal ${places === 1 ? 'place' : 'places'}`;
}

const keep = (_: DataType, to: DataType) => `keep ${digitsOf(to)} digits only`;
const inUtc = (column: string) => `${column} at time zone 'UTC'`;
const SESSION_ZONE = 'take the time zone of the session that migrates';

const NUMBER_LOSSES: readonly Loss[] = [
  { from: FLOATS, to: INTEGERS, does: round },
  { from: only('numeric'), to: INTEGERS, when: (from) => scaleOf(from) > 0, does: round },
  { from: INTEGERS, to: only('numeric'), when: (_, to) => scaleOf(to) < 0, does: round },
  {
    from: only('numeric'),
    to: only('numeric', 'money'),
    when: (from, to) => scaleOf(to) < scaleOf(from),
    does: round,
  },
  {
    from: FLOATS,
    to: only('numeric'),
    does: (from, to) =>
      scaleOf(to) < Infinity ? roundTo(scaleOf(to)) : `keep ${digitsOf(from)} digits only`,
    using: (column, type) => `${column}::text::${type}`,
  },
  {
    from: NUMBERS,
    to: FLOATS,
    when: (from, to) => digitsOf(from) > digitsOf(to) && !isExact(from, to),
    does: keep,
  },
];

/** 32 bits are fewer than the 53 of a double. */
function isExact(from: DataType, to: DataType): boolean {
  return from.name === 'integer' && to.name === 'double precision';
}

const TIME_LOSSES: readonly Loss[] = [
  { from: TIMESTAMPS, to: only('date'), does: 'drop the time of day' },
  { from: TIMESTAMPS, to: TIMES, does: 'drop the date' },
  { from: only('timestamptz'), to: only('timestamp'), does: SESSION_ZONE, using: inUtc },
  { from: only('timestamp'), to: only('timestamptz'), does: SESSION_ZONE, using: inUtc },
  {
    from: only('date'),
    to: only('timestamptz'),
    does: SESSION_ZONE,
    using: (column) => inUtc(`${column}::timestamp`),
  },
  { from: only('timetz'), to: only('time'), does: 'drop the offset from UTC' },
  {
    from: only('time'),
    to: only('timetz'),
    does: SESSION_ZONE,
    using: (column, type) => `(${column}::text || '+00')::${type}`,
  },
  { from: only('interval'), to: only('time'), does: 'drop the days' },
  {
    from: only('interval'),
    to: only('interval'),
    when: (from, to) => to.fields !== undefined && to.fields !== from.fields,
    does: (_, to) => `drop what is beyond ${String(to.fields)}`,
  },
  {
    from: only('timestamp', 'timestamptz', 'time', 'timetz', 'interval'),
    to: only('timestamp', 'timestamptz', 'time', 'timetz', 'interval'),
    when: (from, to) => secondDigitsOf(to) < secondDigitsOf(from),
    does: (_, to) => `round seconds to ${secondDigitsOf(to)} decimal places`,
  },
];

/** Text is read as the other type reads it, which has no eyes for a part of what may be written there. */
const TEXT_LOSSES: readonly Loss[] = [
  {
    from: TEXTS,
    to: only('numeric'),
    when: (_, to) => scaleOf(to) < Infinity,
    does: round,
  },
  { from: TEXTS, to: only('date'), does: 'drop the time of day, where a text has one' },
  { from: TEXTS, to: only('timestamp', 'time'), does: 'drop the offset from UTC, where a text has one' },
];

export const LOSSES: readonly Loss[] = [
  ...NUMBER_LOSSES,
  ...TIME_LOSSES,
  ...TEXT_LOSSES,
  { from: only('inet'), to: only('cidr'), does: 'drop what stands right of the netmask' },
];
