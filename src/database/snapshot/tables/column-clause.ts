import type { ColumnFact } from './column-facts.js';

/** A column as `create table` has it. */
export function columnClause(column: ColumnFact, withDefault: boolean): string {
  const { sql, type, compression, collation, notNull, identity } = column;
  return [
    sql,
    type,
    compression === null ? null : `compression ${compression}`,
    collation === null ? null : `collate ${collation}`,
    withDefault || column.generated !== null ? valueClause(column) : null,
    identity,
    notNull,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function valueClause({ expression, generated }: ColumnFact): string | null {
  if (expression === null) {
    return null;
  }
  return generated === null ? `default ${expression}` : `generated always as (${expression}) ${generated}`;
}
