/**
 * What `alter column ... type` turns by itself. PostgreSQL: the casts of pg_cast that are implicit or for assignment; those
 * to and from text types are apart.
 */
export const SERVER_CASTS: Readonly<Record<string, readonly string[]>> = {
  smallint: ['integer', 'bigint', 'numeric', 'real', 'double precision'],
  integer: ['smallint', 'bigint', 'numeric', 'real', 'double precision', 'money'],
  bigint: ['smallint', 'integer', 'numeric', 'real', 'double precision', 'money'],
  numeric: ['smallint', 'integer', 'bigint', 'real', 'double precision', 'money'],
  real: ['smallint', 'integer', 'bigint', 'numeric', 'double precision'],
  'double precision': ['smallint', 'integer', 'bigint', 'numeric', 'real'],
  money: ['numeric'],
  date: ['timestamp', 'timestamptz'],
  timestamp: ['date', 'time', 'timestamptz'],
  timestamptz: ['date', 'time', 'timetz', 'timestamp'],
  time: ['interval', 'timetz'],
  timetz: ['time'],
  interval: ['time'],
  json: ['jsonb'],
  jsonb: ['json'],
  bit: ['varbit'],
  varbit: ['bit'],
  inet: ['cidr'],
  cidr: ['inet'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  box: ['polygon'],
  path: ['polygon'],
  point: ['box'],
  polygon: ['path'],
};
