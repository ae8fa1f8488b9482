import { createHash } from 'node:crypto';

import type { Bounds } from '../../../factories/inference/bounds.js';
import type { ColumnFacts } from './table-facts.js';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);

/**
 * A value of a column as text that PostgreSQL reads, another one for each number; undefined where the type is not known.
 *
 * @param n from 1.
 */
export function columnValue(column: ColumnFacts, n: number, bounds: Bounds = {}): string | undefined {
  const value = plainValue(column, n, bounds);
  return value !== undefined && column.isArray ? `{"${value.replaceAll(/["\\]/g, '\\$&')}"}` : value;
}

function plainValue(column: ColumnFacts, n: number, bounds: Bounds): string | undefined {
  const { base, labels } = column;
  const choices = labels ?? bounds.values?.map(String);
  if (choices !== undefined) {
    return choices[n % choices.length];
  }
  const kind = KINDS.find(([types]) => types.includes(base));
  return kind?.[1](column, n, bounds);
}

type Maker = (column: ColumnFacts, n: number, bounds: Bounds) => string;

const KINDS: readonly (readonly [types: readonly string[], make: Maker])[] = [
  [
    ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'money', 'oid'],
    (column, n, bounds) => String(numberWithin(column, n, bounds)),
  ],
  [['text', 'character varying', 'character', 'citext', 'name', '"char"'], textWithin],
  [['boolean'], (_column, n) => String(n % 2 === 0)],
  [['uuid'], ({ name }, n) => uuid(`${name} ${n}`)],
  [['date'], (_column, n, bounds) => instant(n, bounds).slice(0, 10)],
  [['timestamp with time zone', 'timestamp without time zone'], (_column, n, bounds) => instant(n, bounds)],
  [['time without time zone', 'time with time zone'], (_column, n) => instant(n, {}).slice(11, 19)],
  [['interval'], (_column, n) => `${n} hours`],
  [['json', 'jsonb'], (_column, n) => JSON.stringify({ n })],
  [['bytea'], (_column, n) => `\\x${n.toString(16).padStart(8, '0')}`],
  [['inet', 'cidr'], (_column, n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`],
  [['macaddr'], (_column, n) => `02:00:00:00:${hexByte(n >> 8)}:${hexByte(n)}`],
  [['point'], (_column, n) => `(${n},${n})`],
  [['xml'], (_column, n) => `<n>${n}</n>`],
  [['tsvector'], (_column, n) => `word${n}`],
  [['int4range', 'int8range', 'numrange'], (_column, n) => `[${n * 10},${n * 10 + 5})`],
  [
    ['daterange', 'tsrange', 'tstzrange'],
    (_column, n) => `[${instant(n * 2, {}).slice(0, 10)},${instant(n * 2 + 1, {}).slice(0, 10)})`,
  ],
];

const LARGEST: Readonly<Record<string, number>> = { smallint: 32_767 };

function numberWithin({ base, digits }: ColumnFacts, n: number, { min, max }: Bounds): number {
  const least = min === undefined ? undefined : Number(min.value) + (min.exclusive ? 1 : 0);
  const most = Math.min(
    max === undefined ? Infinity : Number(max.value) - (max.exclusive ? 1 : 0),
    digits === null ? Infinity : 10 ** digits - 1,
    LARGEST[base] ?? 2_147_483_647,
  );
  const start = least ?? Math.min(1, most);
  return start + ((n - 1) % Math.max(1, Math.floor(most - start + 1)));
}

/** Two words, where there is room, so that what takes texts apart finds something. */
function textWithin({ name, length }: ColumnFacts, n: number, { minLength = 0, maxLength }: Bounds): string {
  const room = Math.min(length ?? Infinity, maxLength ?? Infinity);
  const long = /mail/i.test(name) ? `${name}${n}@example.com` : `${name} ${n}`;
  const short = n.toString(36);
  const text = long.length <= room ? long : short.slice(-Math.max(1, Math.min(room, short.length)));
  return text.padEnd(Math.min(minLength, room), 'x');
}

function instant(n: number, { min, max }: Bounds): string {
  const [from, to] = [Date.parse(String(min?.value)), Date.parse(String(max?.value))];
  const first = Number.isNaN(from) ? (Number.isNaN(to) ? FIRST_DAY : to - 30_000 * DAY_MS) : from;
  return new Date(first + n * DAY_MS + n * 1_000).toISOString();
}

function uuid(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function hexByte(n: number): string {
  return (n & 255).toString(16).padStart(2, '0');
}
