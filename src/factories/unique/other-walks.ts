import type { Column } from '../inference/column.js';

interface Numbered {
  readonly size: number;
  at(index: number): unknown;
}

const byte = (index: number, place: number) => Math.floor(index / 256 ** place) % 256;
const hex = (index: number, digits: number) => index.toString(16).padStart(digits, '0');
const MANY = 2 ** 40;

/** Types that are numbered by a formula of their own. */
export const OTHER_WALKS: Partial<Record<string, (column: Column) => Numbered>> = {
  boolean: () => numbered(2, (index) => index === 1),
  uuid: () => numbered(2 ** 52, (index) => uuid(hex(index, 13))),
  time: () => numbered(86_400, clock),
  timetz: () => numbered(86_400, (index) => `${clock(index)}+00`),
  interval: () => numbered(MANY, (index) => `${index} seconds`),
  json: () => numbered(MANY, (index) => ({ number: index })),
  jsonb: () => numbered(MANY, (index) => ({ number: index })),
  bytea: () => numbered(MANY, (index) => Buffer.from(hex(index, 32), 'hex')),
  inet: () => numbered(2 ** 24, (index) => `10.${byte(index, 2)}.${byte(index, 1)}.${byte(index, 0)}`),
  cidr: () => numbered(2 ** 16, (index) => `10.${byte(index, 1)}.${byte(index, 0)}.0/24`),
  macaddr: () => numbered(MANY, (index) => pairs(`02${hex(index, 10)}`)),
  macaddr8: () => numbered(MANY, (index) => pairs(`02${hex(index, 14)}`)),
  bit: ({ length = 1 }) => bits(Math.min(length, 40), length),
  varbit: ({ length = 40 }) => bits(Math.min(length, 40), 0),
  vector: ({ length = 3 }) =>
    numbered(2 ** 23, (index) => `[${Array.from({ length }, () => index).join(',')}]`),
  point: () => numbered(MANY, (index) => `(${index},0)`),
  hstore: () => numbered(MANY, (index) => `"number"=>"${index}"`),
  ltree: () => numbered(MANY, (index) => `top.n${index}`),
  int4range: () => numbered(2 ** 30, range),
  int8range: () => numbered(MANY, range),
  numrange: () => numbered(MANY, range),
  int4multirange: () => numbered(2 ** 30, (index) => `{${range(index)}}`),
  int8multirange: () => numbered(MANY, (index) => `{${range(index)}}`),
  nummultirange: () => numbered(MANY, (index) => `{${range(index)}}`),
  daterange: () => numbered(50_000, days),
  datemultirange: () => numbered(50_000, (index) => `{${days(index)}}`),
  tsrange: () => numbered(50_000, days),
  tstzrange: () => numbered(50_000, days),
};

function numbered(size: number, at: (index: number) => unknown): Numbered {
  return { size, at };
}

function bits(digits: number, length: number): Numbered {
  return numbered(2 ** digits, (index) => index.toString(2).padStart(digits, '0').padEnd(length, '0'));
}

function clock(index: number): string {
  return new Date(index * 1000).toISOString().slice(11, 19);
}

/** Of version 4, by its form. */
function uuid(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12)}00-8000-000000000000`;
}

function pairs(digits: string): string {
  return digits.replaceAll(/..(?!$)/g, '$&:');
}

function range(index: number): string {
  return `[${index},${index + 1})`;
}

function days(index: number): string {
  return `[${day(index)},${day(index + 1)})`;
}

function day(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
