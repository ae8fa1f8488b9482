import { escapeIdentifier, escapeLiteral } from 'pg';

import { type Bounds, intersect } from '../../../factories/inference/bounds.js';
import { parseCheck } from '../../../factories/inference/parse-check.js';
import { columnValue } from './column-value.js';
import type { ColumnFacts, KeyFacts, TableFacts } from './table-facts.js';

/**
 * A row of a table by its columns alone: foreign keys take a row that is there.
 *
 * @param n tells it from all other rows.
 * @param isBare whether it has what it must have only.
 */
export function insertRow(facts: TableFacts, n: number, isBare: boolean): string {
  const keyed = new Set(facts.keys.flatMap(({ columns }) => columns));
  const written = facts.columns.filter(
    ({ fixed, required, supplied, name }) => !fixed && !supplied && (required || !isBare || keyed.has(name)),
  );
  const values = written.flatMap((column) => {
    const value = isBare && !column.required ? undefined : valueOf(facts, column, n);
    return value === undefined ? [] : [[escapeIdentifier(column.name), value] as const];
  });
  const into = `insert into ${facts.table}`;
  return values.length === 0
    ? `${into} default values`
    : `${into} (${values.map(([name]) => name).join(', ')})
       values (${values.map(([, value]) => value).join(', ')}) on conflict do nothing`;
}

function valueOf(facts: TableFacts, column: ColumnFacts, n: number): string | undefined {
  const key = facts.keys.find(({ columns }) => columns.includes(column.name));
  if (key !== undefined) {
    return parentValue(key, column.name, n);
  }
  const value = columnValue(column, n, boundsOf(facts, column));
  return value === undefined ? undefined : `${escapeLiteral(value)}::${column.type}`;
}

/** Of the same row of the parent for all columns of the key. */
function parentValue({ columns, parent, parentColumns }: KeyFacts, column: string, n: number): string {
  const name = escapeIdentifier(parentColumns[columns.indexOf(column)] ?? '');
  const order = parentColumns.map((one) => escapeIdentifier(one)).join(', ');
  const count = `(select greatest(count(*), 1) from ${parent})`;
  return `(select ${name} from ${parent} order by ${order} offset ${n} % ${count} limit 1)`;
}

function boundsOf({ checks }: TableFacts, { name, conditions }: ColumnFacts): Bounds {
  const own = conditions.map((condition) => condition.replaceAll(/\bVALUE\b/g, escapeIdentifier(name)));
  const parsed = [...checks, ...own].flatMap((check) => parseCheck(check).bounds);
  return parsed
    .filter(([column]) => column === name)
    .map(([, bounds]) => bounds)
    .reduce(intersect, {});
}
