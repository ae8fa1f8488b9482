import { Utils } from '@mikro-orm/core';

/** Bytes, after which PostgreSQL cuts a name off. */
const MAX_IDENTIFIER_LENGTH = 63;

export type NamedObject = 'primary' | 'unique' | 'foreign' | 'index' | 'check';

/**
 * The name of a constraint or index that was given none. MikroORM: `NamingStrategy.indexName` and
 * `Platform.getIndexName`, so that entities and migrations agree on it; long names are cut and made unique by a hash.
 * MikroORM counts characters where PostgreSQL counts bytes; what would not fit is cut further.
 */
export function defaultName(table: string, columns: readonly string[], type: NamedObject): string {
  const { name: tableName } = splitTable(table);
  const parts = columns.map((column) => column.replaceAll('.', '_'));
  const name = type === 'primary' ? `${tableName}_pkey` : [tableName, ...parts, type].join('_');
  return Buffer.byteLength(name) <= MAX_IDENTIFIER_LENGTH ? name : shorten(name, type);
}

function shorten(name: string, type: NamedObject): string {
  const kept = cut(name, MAX_IDENTIFIER_LENGTH - 8 - type.length);
  return `${kept}_${Utils.hash(name, 5)}_${type === 'primary' ? 'pkey' : type}`;
}

/** As many whole characters as the bytes hold. */
function cut(text: string, bytes: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);
}

/** `schema.table` or `table` in its parts. */
export function splitTable(table: string): { schema?: string; name: string } {
  const dot = table.indexOf('.');
  return dot === -1 ? { name: table } : { schema: table.slice(0, dot), name: table.slice(dot + 1) };
}

/** `name` in the schema of `table`, as Kysely takes it. */
export function besideTable(table: string, name: string): string {
  const { schema } = splitTable(table);
  return schema === undefined ? name : `${schema}.${name}`;
}
