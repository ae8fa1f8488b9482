import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../client.js';
import type { CountableTable } from './database-tables.js';

/** One statement counts this many tables: of thousands it would grow out of measure. */
const TABLES_AT_A_TIME = 100;

/** The rows of each table, in order; null of what can't be counted. */
export async function countRows(
  client: DatabaseClient,
  tables: readonly CountableTable[],
): Promise<(number | null)[]> {
  const counts: (number | null)[] = tables.map(() => null);
  const countable = tables.flatMap((table, index) => (table.countable ? [{ table, index }] : []));
  for (let from = 0; from < countable.length; from += TABLES_AT_A_TIME) {
    const some = countable.slice(from, from + TABLES_AT_A_TIME);
    const { rows } = await client.query<{ index: number; count: number }>(
      some.map(({ table, index }) => countOf(table, index)).join('\nunion all\n'),
    );
    rows.forEach(({ index, count }) => (counts[index] = count));
  }
  return counts;
}

/** Rows of tables that inherit from it are not its own, unlike those of its partitions. */
function countOf({ schema, name, kind }: CountableTable, index: number): string {
  const only = kind === 'table' ? 'only ' : '';
  const relation = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
  return `select ${index} as index, count(*)::float8 as count from ${only}${relation}`;
}
