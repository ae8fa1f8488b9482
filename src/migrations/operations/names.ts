import { Utils } from '@mikro-orm/core';

import { InvalidObjectNameError } from '../../errors/invalid-object-name.error.js';

/**
 * The name of a table, view, type or the like: `name` or `schema.name`; as an object where one of the two holds a dot.
 * Without a schema PostgreSQL looks along the `search_path`.
 */
export type ObjectName = string | { readonly schema?: string; readonly name: string };

/** Bytes, after which PostgreSQL cuts a name off. */
export const MAX_IDENTIFIER_LENGTH = 63;

export type NamedObject = 'primary' | 'unique' | 'foreign' | 'index' | 'check';

/** Names a constraint or index that was given no name. */
export type NamingRule = (table: ObjectName, columns: readonly string[], type: NamedObject) => string;

/**
 * The name of a constraint or index that was given none. MikroORM: `NamingStrategy.indexName` and
 * `Platform.getIndexName`, so that entities and migrations agree on it; long names are cut and made unique by a hash.
 * MikroORM counts characters where PostgreSQL counts bytes; what would not fit is cut further.
 */
export const defaultName: NamingRule = (table, columns, type) => {
  const { name: tableName } = splitName(table);
  const parts = columns.map((column) => column.replaceAll('.', '_'));
  return fitName(type === 'primary' ? `${tableName}_pkey` : [tableName, ...parts, type].join('_'), type);
};

/** The name, cut where PostgreSQL would not hold it, with a hash of the whole that keeps it apart from others. */
export function fitName(name: string, type: NamedObject): string {
  return Buffer.byteLength(name) <= MAX_IDENTIFIER_LENGTH ? name : shorten(name, type);
}

function shorten(name: string, type: NamedObject): string {
  const kept = cut(name, MAX_IDENTIFIER_LENGTH - 8 - type.length);
  return `${kept}_${Utils.hash(name, 5)}_${type === 'primary' ? 'pkey' : type}`;
}

/** As many whole characters as the bytes hold. */
export function cut(text: string, bytes: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);
}

/**
 * A name in its parts.
 *
 * @throws InvalidObjectNameError for text that can't be told apart into a schema and a name.
 */
export function splitName(name: ObjectName): { schema?: string; name: string } {
  if (typeof name !== 'string') {
    return name.schema === undefined ? { name: name.name } : { schema: name.schema, name: name.name };
  }
  const parts = name.split('.');
  const [first = '', second] = parts;
  if (parts.length > 2 || parts.includes('')) {
    throw new InvalidObjectNameError(name);
  }
  return second === undefined ? { name: first } : { schema: first, name: second };
}

/** A name for people: `schema.name`. */
export function showName(name: ObjectName): string {
  const { schema, name: own } = splitName(name);
  return schema === undefined ? own : `${schema}.${own}`;
}

/** `name` in the schema of another object. */
export function besideName(other: ObjectName, name: string): ObjectName {
  return joinName(splitName(other).schema, name);
}

/** The simplest {@link ObjectName} of the parts. */
export function joinName(schema: string | undefined, name: string): ObjectName {
  if ([schema, name].some((part) => part === '' || part?.includes('.'))) {
    return schema === undefined ? { name } : { schema, name };
  }
  return schema === undefined ? name : `${schema}.${name}`;
}

export function isSameName(one: ObjectName, other: ObjectName): boolean {
  const [a, b] = [splitName(one), splitName(other)];
  return a.name === b.name && a.schema === b.schema;
}
