import type { EntityProperty } from '@mikro-orm/core';

/** What TypeScript holds of a column. */
export type JsType = 'string' | 'number' | 'bigint' | 'boolean' | 'Date' | 'Buffer' | 'object' | 'any';

/** A column's type, taken apart. */
export interface Column {
  /** PostgreSQL's shortest name: `int`, `timestamptz`, `varchar`. */
  readonly type: string;
  /** `varchar(n)`, `char(n)`, `bit(n)`, `vector(n)`; undefined where there is no limit. */
  readonly length?: number;
  /** Of a number, or the decimals of a second. */
  readonly precision?: number;
  readonly scale?: number;
  readonly isArray: boolean;
  /** Undefined where MikroORM does not know either: the usual one of the type then. */
  readonly js?: JsType;
}

/** Undefined where a property has not exactly one column, as embedded ones have not. */
export function columnOf(property: EntityProperty): Column | undefined {
  const [declared, ...others] = property.columnTypes ?? [];
  return declared === undefined || others.length > 0 ? undefined : parse(declared, property);
}

const SHAPE = /^([^()[\]]+?)\s*(?:\(([^)]*)\))?(\s+(?:with|without) time zone)?\s*((?:\[\d*\])*)$/;

function parse(declared: string, property: EntityProperty): Column {
  const [, name = declared, numbers = '', zone = '', brackets = ''] =
    SHAPE.exec(declared.trim().toLowerCase()) ?? [];
  const type = ALIASES[`${name}${zone}`] ?? `${name}${zone}`;
  const [first, second] = numbers.split(',').flatMap((text) => (/^\s*-?\d+\s*$/.test(text) ? [+text] : []));
  return {
    type,
    ...(SIZED[type] !== undefined || first !== undefined ? { length: first ?? SIZED[type] } : {}),
    ...(first === undefined ? {} : { precision: first, scale: second ?? 0 }),
    isArray: brackets !== '' || property.array === true,
    ...jsTypeOf(property),
  };
}

/** The types whose length is 1 where none is given. */
const SIZED: Partial<Record<string, number>> = { char: 1, bit: 1 };

const ALIASES: Partial<Record<string, string>> = {
  int2: 'smallint',
  tinyint: 'smallint',
  integer: 'int',
  int4: 'int',
  mediumint: 'int',
  int8: 'bigint',
  float4: 'real',
  float8: 'double',
  float: 'double',
  'double precision': 'double',
  decimal: 'numeric',
  bool: 'boolean',
  'character varying': 'varchar',
  character: 'char',
  bpchar: 'char',
  'bit varying': 'varbit',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
};

const JS_TYPES: readonly string[] = [
  'string',
  'number',
  'bigint',
  'boolean',
  'Date',
  'Buffer',
] satisfies JsType[];

/** MikroORM's own runtime type; where the column's type is foreign to it, the one that the property was declared with. */
function jsTypeOf({ runtimeType, type }: EntityProperty): { js?: JsType } {
  const names = [runtimeType, type].map((name) => (name === 'BigInt' ? 'bigint' : name));
  const js = names.find((name): name is JsType => JS_TYPES.includes(name));
  return js === undefined ? {} : { js };
}
