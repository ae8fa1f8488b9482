import { call, literal, type Call } from '../source/code.js';

/** The types that have a method of the same name on a column factory, by the way PostgreSQL spells them. */
export const PLAIN_TYPES = {
  smallint: 'smallint',
  integer: 'integer',
  bigint: 'bigint',
  real: 'real',
  doublePrecision: 'double precision',
  smallserial: 'smallserial',
  serial: 'serial',
  bigserial: 'bigserial',
  money: 'money',
  boolean: 'boolean',
  text: 'text',
  citext: 'citext',
  uuid: 'uuid',
  date: 'date',
  json: 'json',
  jsonb: 'jsonb',
  jsonpath: 'jsonpath',
  xml: 'xml',
  bytea: 'bytea',
  inet: 'inet',
  cidr: 'cidr',
  macaddr: 'macaddr',
  macaddr8: 'macaddr8',
  point: 'point',
  line: 'line',
  lseg: 'lseg',
  box: 'box',
  path: 'path',
  polygon: 'polygon',
  circle: 'circle',
  tsvector: 'tsvector',
  tsquery: 'tsquery',
  hstore: 'hstore',
  ltree: 'ltree',
  int4range: 'int4range',
  int8range: 'int8range',
  numrange: 'numrange',
  daterange: 'daterange',
  tsrange: 'tsrange',
  tstzrange: 'tstzrange',
  int4multirange: 'int4multirange',
  int8multirange: 'int8multirange',
  nummultirange: 'nummultirange',
  datemultirange: 'datemultirange',
  tsmultirange: 'tsmultirange',
  tstzmultirange: 'tstzmultirange',
} as const;
export type PlainType = keyof typeof PLAIN_TYPES;

/** The types that take a length or a precision in brackets, and may go without. */
export const SIZED_TYPES = [
  'varchar',
  'time',
  'timetz',
  'timestamp',
  'timestamptz',
  'bit',
  'varbit',
  'vector',
] as const;
export type SizedType = (typeof SIZED_TYPES)[number];

const BY_SQL = new Map<string, string>(Object.entries(PLAIN_TYPES).map(([method, type]) => [type, method]));
const SIZED = new RegExp(`^(${SIZED_TYPES.join('|')})(?:\\((\\d+)\\))?$`);
const NUMERIC = /^numeric(?:\((\d+)(?:, (-?\d+))?\))?$/;

/** The call that starts a column of the type: `t.varchar('phone', 20)`, or `t.column('a', 'some type')`. */
export function toTypeCall(name: string, type: string): Call {
  const plain = BY_SQL.get(type);
  if (plain !== undefined) {
    return call(`t.${plain}`, literal(name));
  }
  const [, method, size] = SIZED.exec(type) ?? [];
  if (method !== undefined) {
    return call(`t.${method}`, literal(name), size);
  }
  const [numeric, precision, scale] = NUMERIC.exec(type) ?? [];
  return numeric === undefined
    ? call('t.column', literal(name), literal(type))
    : call('t.numeric', literal(name), precision, scale);
}

/** `type(a, b)`, or the type alone. */
export function withArguments(type: string, ...values: readonly (number | undefined)[]): string {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? type : `${type}(${given.join(', ')})`;
}
