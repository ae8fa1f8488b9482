import { escapeIdentifier } from 'pg';

/** The names that a scenario uses, all of one kind. */
export interface Names {
  schema: string;
  table: string;
  other: string;
  column: string;
  second: string;
  /** Of a constraint or an index. */
  object: string;
}

const BASES = { table: 'users', other: 'posts', column: 'email', second: 'phone', object: 'thing' };

function names(schema: string, change: (base: string) => string): Names {
  const { table, other, column, second, object } = BASES;
  return {
    schema,
    table: change(table),
    other: change(other),
    column: change(column),
    second: change(second),
    object: change(object),
  };
}

function padded(base: string, filling: string): string {
  const free = 63 - Buffer.byteLength(base);
  const repeated = filling.repeat(Math.floor(free / Buffer.byteLength(filling)));
  return base + repeated + 'x'.repeat(free - Buffer.byteLength(repeated));
}

const dots = (base: string) => `${base}.a.b`;

export const HOSTILE_NAMES: Record<string, Names> = {
  'plain names': names('public', (base) => base),
  'a schema': names('shop', (base) => base),
  'a hostile schema': names('the "Größe" of; --', (base) => `${base} "x"`),
  quotes: names('public', (base) => `"${base}" 'x' \`y\``),
  'lone quotes': names('public', (base) => `${base}"`),
  spaces: names('public', (base) => `  ${base}  of\tmine\n`),
  unicode: names('public', (base) => `${base}_naïve_日本_🐦`),
  'upper case': names('Shop', (base) => base.toUpperCase()),
  'reserved words': {
    schema: 'public',
    table: 'select',
    other: 'order',
    column: 'user',
    second: 'primary',
    object: 'constraint',
  },
  'words of the query builder': names('public', (base) => `${base} as x desc`),
  '63 bytes': names('public', (base) => padded(base, 'x')),
  '63 bytes of unicode': names('public', (base) => padded(base, 'ü')),
  placeholders: names('public', (base) => `${base} $1 ? :x %s \${y}`),
  'comments and backslashes': names('public', (base) => `${base}; -- /* \\' \\\\`),
  dots: names('public', dots),
  'dots, in the schema too': names('a.b.c', dots),
};

const RESERVED = new Set(['select', 'order', 'user', 'primary', 'constraint']);

/** A name as PostgreSQL shows it in a definition: quoted only where it has to be. */
export function shown(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : escapeIdentifier(name);
}
