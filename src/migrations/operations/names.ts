import { Utils } from '@mikro-orm/core';

import { splitName, type ObjectName } from '../../database/object-name.js';

export {
  besideName,
  isSameName,
  joinName,
  showName,
  splitName,
  type ObjectName,
} from '../../database/object-name.js';

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
