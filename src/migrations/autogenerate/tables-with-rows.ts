import type { DatabaseClient } from '../../database/client.js';
import { object } from '../operations/clauses.js';
import { compile } from '../operations/compiler.js';
import { quoteLiteral } from '../operations/literal.js';
import { showName } from '../operations/names.js';
import type { SchemaModel } from './model/schema-model.js';

/** Those of the tables that are there and hold at least one row, by their shown names. */
export async function tablesWithRows(
  client: DatabaseClient,
  { tables }: SchemaModel,
): Promise<ReadonlySet<string>> {
  const named = tables.map(({ name }) => ({ shown: showName(name), sql: compile(object(name)) }));
  const there = await client.query<{ shown: string }>(
    `select shown from unnest($1::text[], $2::text[]) as t (shown, sql) where to_regclass(sql) is not null`,
    [named.map(({ shown }) => shown), named.map(({ sql }) => sql)],
  );
  const found = new Set(there.rows.map(({ shown }) => shown));
  const looks = named
    .filter(({ shown }) => found.has(shown))
    .map(({ shown, sql }) => `select ${quoteLiteral(shown)} as shown where exists (select from ${sql})`);
  if (looks.length === 0) {
    return new Set();
  }
  const { rows } = await client.query<{ shown: string }>(looks.join(' union all '));
  return new Set(rows.map(({ shown }) => shown));
}
