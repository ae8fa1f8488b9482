import type { Node, TypeName } from 'libpg-query';

import { texts } from './names.js';

/** The parser's names of types, as they are written. */
const WRITTEN: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  char: '"char"',
  serial2: 'smallserial',
  serial4: 'serial',
  serial8: 'bigserial',
};

/** A type as it is written: `varchar(20)`, `text[]`. */
export function typeText({ names, typmods = [], arrayBounds = [] }: TypeName = {}): string {
  const parts = texts(names);
  const own = parts.at(-1) ?? '';
  const isBuiltIn = parts.length === 1 || parts.at(-2) === 'pg_catalog';
  const name = isBuiltIn ? (WRITTEN[own] ?? own) : parts.join('.');
  // Those of an interval are bits that say its fields.
  const modifiers = name === 'interval' ? [] : typmods.flatMap(integer);
  return `${name}${modifiers.length > 0 ? `(${modifiers.join(',')})` : ''}${'[]'.repeat(arrayBounds.length)}`;
}

function integer(node: Node): number[] {
  return 'A_Const' in node && node.A_Const.ival !== undefined ? [node.A_Const.ival.ival ?? 0] : [];
}
