import type { DatabaseClient } from '../client.js';
import type { ObjectName } from '../object-name.js';
import { readColumns, readMarkOf, readRowMarks, type RowMark } from './read-row-marks.js';

export interface RowsToCompare {
  before: DatabaseClient;
  /** Made in the same way as `before`: what differs between the two can't be expected of `after` either. */
  again: DatabaseClient;
  after: DatabaseClient;
  /** Tables that are left out. */
  except?: readonly ObjectName[];
}

/**
 * What is different between the rows of two databases of one schema, a line for each table and sequence; nothing where they are
 * equal. Of a column whose values differ between `before` and `again`, such as one of times or random ids, the values are not
 * compared.
 */
export async function compareRows({ before, again, after, except }: RowsToCompare): Promise<string[]> {
  const [first, second, last] = [
    await readRowMarks(before, except),
    await readRowMarks(again, except),
    await readRowMarks(after, except),
  ];
  const lines: string[] = [];
  for (const table of new Set([...first.tables.keys(), ...last.tables.keys()])) {
    const [one = NO_ROWS, other = NO_ROWS] = [first.tables.get(table), last.tables.get(table)];
    if (one.count !== other.count) {
      lines.push(`rows of ${table}: ${one.count} before, ${other.count} after`);
    } else if (one.hash !== other.hash) {
      lines.push(...(await compareValues({ before, again, after }, table)));
    }
  }
  for (const sequence of new Set([...first.sequences.keys(), ...last.sequences.keys()])) {
    const [one, other] = [first.sequences.get(sequence), last.sequences.get(sequence)];
    if (one !== other && one === second.sequences.get(sequence)) {
      lines.push(`sequence ${sequence}: at ${one ?? 'its start'} before, ${other ?? 'its start'} after`);
    }
  }
  return lines;
}

const NO_ROWS: RowMark = { count: '0', hash: '' };

async function compareValues({ before, again, after }: RowsToCompare, table: string): Promise<string[]> {
  const fixed: string[] = [];
  for (const column of await readColumns(before, table)) {
    if (await isEqual(before, again, table, [column])) {
      fixed.push(column);
    }
  }
  if (await isEqual(before, after, table, fixed)) {
    return [];
  }
  const different: string[] = [];
  for (const column of fixed) {
    if (!(await isEqual(before, after, table, [column]))) {
      different.push(column);
    }
  }
  return [`rows of ${table}: other values${different.length > 0 ? ` of ${different.join(', ')}` : ''}`];
}

async function isEqual(
  one: DatabaseClient,
  other: DatabaseClient,
  table: string,
  columns: readonly string[],
): Promise<boolean> {
  const [a, b] = [await readMarkOf(one, table, columns), await readMarkOf(other, table, columns)];
  return a.count === b.count && a.hash === b.hash;
}
