import type { EntityMetadata, EntityProperty, Transaction } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { quoteString } from '../../migrations/operations/literal.js';

/**
 * Takes keys ahead, in the order of the sequence.
 *
 * @param table its name, quoted.
 * @param column of the key; undefined where the rows have theirs.
 * @returns undefined where a COPY would not do what an `insert` does: rules, row-level security, missing rights, and keys that
 * are not from a sequence or that the database alone may choose.
 */
export async function takeKeys(
  em: EntityManager,
  table: string,
  column: string | undefined,
  count: number,
  transaction: Transaction,
): Promise<readonly number[] | undefined> {
  const sql = `select ${column === undefined ? `'' as keys` : keysOf(table, column, count)} from pg_class t where ${writable(table)}`;
  const [row] = await em.getDriver().execute<{ keys: string | null }[]>(sql, [], 'all', transaction);
  if (typeof row?.keys !== 'string') {
    return undefined;
  }
  return column === undefined ? [] : row.keys.split(',').map(Number);
}

/** The integer key that is to come from the database; 'given' where all have theirs, and undefined for any other. */
export function keyToTake(
  meta: EntityMetadata,
  entities: readonly object[],
): EntityProperty | 'given' | undefined {
  const properties = meta.getPrimaryProps();
  const isGiven = (entity: object) =>
    properties.every(({ name }) => (Reflect.get(entity, name) ?? null) !== null);
  const given = entities.filter(isGiven).length;
  if (given > 0) {
    return given === entities.length ? 'given' : undefined;
  }
  const [key, ...others] = properties;
  const isTaken = key?.autoincrement === true && key.runtimeType === 'number' && key.customType === undefined;
  return isTaken && others.length === 0 ? key : undefined;
}

function writable(table: string): string {
  return (
    `t.oid = ${quoteString(table)}::regclass and t.relkind in ('r', 'p') and not t.relhasrules ` +
    `and not row_security_active(t.oid) and has_table_privilege(t.oid, 'insert')`
  );
}

function keysOf(table: string, column: string, count: number): string {
  const [name, key] = [quoteString(table), quoteString(column)];
  return `(
    select (select string_agg(key::text, ',') from (select nextval(s.name) as key from generate_series(1, ${count})) taken)
    from (select pg_get_serial_sequence(${name}, ${key})::regclass as name) s
      join pg_attribute a on a.attrelid = t.oid and a.attname = ${key}
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where has_sequence_privilege(s.name, 'usage')
      and (a.attidentity = 'd' or pg_get_expr(d.adbin, d.adrelid) = 'nextval(' || quote_literal(s.name::text) || '::regclass)')
  ) as keys`;
}
