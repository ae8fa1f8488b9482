export type TypeName =
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'real'
  | 'double precision'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timetz'
  | 'timestamp'
  | 'timestamptz'
  | 'interval'
  | 'uuid'
  | 'json'
  | 'bytea'
  | 'text'
  | 'other';

/** The type of a column in the database. */
export interface ColumnType {
  readonly name: TypeName;
  /** Of texts, in characters; of numbers, in digits. */
  readonly length?: number;
  /** Digits behind the point. */
  readonly scale?: number;
  readonly isArray: boolean;
}

const NAMES = new Map<string, TypeName>([
  ...alias('smallint', 'int2', 'smallserial'),
  ...alias('integer', 'int', 'int4', 'serial'),
  ...alias('bigint', 'int8', 'bigserial'),
  ...alias('real', 'float4'),
  ...alias('double precision', 'float8', 'float', 'double'),
  ...alias('numeric', 'decimal'),
  ...alias('boolean', 'bool'),
  ...alias('date'),
  ...alias('time', 'time without time zone'),
  ...alias('timetz', 'time with time zone'),
  ...alias('timestamp', 'timestamp without time zone'),
  ...alias('timestamptz', 'timestamp with time zone'),
  ...alias('interval'),
  ...alias('uuid'),
  ...alias('json', 'jsonb'),
  ...alias('bytea'),
  ...alias('text', 'citext', 'varchar', 'character varying', 'char', 'character', 'bpchar'),
]);
const WRITTEN = /^([a-z][\w ]*?)\s*(?:\((\d+)(?:\s*,\s*(\d+))?\))?( with(?:out)? time zone)?((?:\[\d*\])*)$/;

function alias(name: TypeName, ...others: string[]): [string, TypeName][] {
  return [name, ...others].map((other) => [other, name]);
}

/** Reads a type as MikroORM and PostgreSQL write it. */
export function parseColumnType(written: string): ColumnType {
  const [, base = '', length, scale, zone = '', array = ''] =
    WRITTEN.exec(written.toLowerCase().trim()) ?? [];
  return {
    name: NAMES.get(`${base}${zone}`) ?? 'other',
    ...(length === undefined ? {} : { length: Number(length) }),
    ...(scale === undefined ? {} : { scale: Number(scale) }),
    isArray: array !== '' || written.endsWith('[]'),
  };
}
