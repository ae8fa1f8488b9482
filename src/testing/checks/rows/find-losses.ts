import type { ColumnOfRows, DatabaseRows, RowTexts, TableRows } from './row-reader.js';
import { compareTexts } from './compare-texts.js';

/** The rows before a revision, and after its up, down and second up. */
export interface Course {
  readonly before: DatabaseRows;
  readonly after: DatabaseRows;
  readonly reverted: DatabaseRows;
  readonly again: DatabaseRows;
}

/** The same after another down and up. */
export type Repetition = Pick<Course, 'reverted' | 'again'>;

export interface Loss {
  readonly table: string;
  readonly problem: string;
  readonly differences: readonly string[];
}

/**
 * Rows that `down` has lost: in the columns that were there all the time they have to be as they were before, and what
 * `up` makes of them the second time has to be what it has made the first time.
 *
 * Values that are others each time, such as those of clocks, are no loss; a repetition tells which ones that are.
 */
export function findLosses(course: Course, repetition?: Repetition): Loss[] {
  const { before, after, reverted, again } = course;
  const lost = [...before.values()].flatMap((table) => {
    const columns = lasting(table, after, reverted).filter(
      (column) =>
        !column.isVolatile || !differs(table.table, column.name, reverted, repetition?.reverted ?? reverted),
    );
    return lossOf(table, reverted.get(table.table), columns, LOST);
  });
  const isSame = lost.length === 0 && repetition !== undefined && isEqual(reverted, repetition.reverted);
  const changed = [...after.values()].flatMap((table) => {
    const columns = table.columns.filter(
      ({ name, isVolatile }) =>
        repetition === undefined ||
        !(isSame || isVolatile) ||
        !differs(table.table, name, again, repetition.again),
    );
    return lossOf(table, again.get(table.table), columns, CHANGED);
  });
  const told = new Set(lost.map(({ table }) => table));
  return [...lost, ...changed.filter(({ table }) => !told.has(table))];
}

const LOST =
  'Its `down` does not give back the rows that were there before: of before (-) and after up and down (+)';
const CHANGED = 'After up, down and up there are other rows: of the first up (-) and of the second (+)';

/** The columns that the revision leaves in place; none where it drops the table. */
function lasting(table: TableRows, ...others: readonly DatabaseRows[]): ColumnOfRows[] {
  const there = others.map((rows) => [...rows.values()].find(({ oid }) => oid === table.oid));
  return table.columns.filter(({ number }) =>
    there.every((other) => other?.columns.some((column) => column.number === number)),
  );
}

function lossOf(
  one: TableRows,
  other: TableRows | undefined,
  columns: readonly ColumnOfRows[],
  problem: string,
): Loss[] {
  if (columns.length === 0) {
    return [];
  }
  const names = columns.map(({ name }) => name);
  const differences = compareTexts(texts(one.rows, names), texts(other?.rows ?? [], names));
  return differences.length === 0 ? [] : [{ table: one.table, problem, differences }];
}

function differs(table: string, column: string, one: DatabaseRows, other: DatabaseRows): boolean {
  const [a, b] = [one, other].map((rows) => texts(rows.get(table)?.rows ?? [], [column]));
  return compareTexts(a ?? [], b ?? []).length > 0;
}

/** But for values that clocks and random numbers may have filled in. */
function isEqual(one: DatabaseRows, other: DatabaseRows): boolean {
  return [...one.values()].every(({ table, columns, rows }) => {
    const names = columns.filter(({ isVolatile }) => !isVolatile).map(({ name }) => name);
    return compareTexts(texts(rows, names), texts(other.get(table)?.rows ?? [], names)).length === 0;
  });
}

function texts(rows: readonly RowTexts[], columns: readonly string[]): string[] {
  return rows.map((row) => columns.map((name) => `${name}: ${row[name] ?? 'null'}`).join(', '));
}
