import type { ColumnDefinition } from '../../../operations/columns/column-definition.js';
import { showName, type ObjectName } from '../../../operations/names.js';
import type { Decisions } from '../decisions.js';
import type { TablePair } from './pair-tables.js';

export interface ColumnPair {
  readonly before: ColumnDefinition;
  readonly after: ColumnDefinition;
}

export interface PairedColumns {
  readonly kept: readonly ColumnPair[];
  /** Those that are computed after and were not before, which PostgreSQL can't make of a column with values. */
  readonly replaced: readonly ColumnPair[];
  readonly gone: readonly ColumnDefinition[];
  readonly added: readonly ColumnDefinition[];
}

/** The name by which decisions know a column, of a table by its new name. */
export function columnName(table: ObjectName, column: string): string {
  return `${showName(table)}.${column}`;
}

/** What became of each column by its name and by the renames, as far as these name columns that are gone and new. */
export function pairColumns(
  { before, after }: TablePair,
  { renames }: Pick<Decisions, 'renames'>,
): PairedColumns {
  const named = (column: string) => columnName(after.name, column);
  const were = new Set(before.definition.columns.map(({ name }) => named(name)));
  const are = new Map(after.definition.columns.map((column) => [named(column.name), column]));
  const became = (name: string) => {
    const to = renames.get(name);
    return are.get(name) ?? (to === undefined || were.has(to) ? undefined : are.get(to));
  };
  const pairs = before.definition.columns.flatMap((column) => {
    const found = became(named(column.name));
    return found === undefined ? [] : [{ before: column, after: found }];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  return {
    kept: pairs.filter((pair) => !isReplaced(pair)),
    replaced: pairs.filter(isReplaced),
    gone: before.definition.columns.filter((column) => !paired.has(column)),
    added: after.definition.columns.filter((column) => !paired.has(column)),
  };
}

function isReplaced({ before, after }: ColumnPair): boolean {
  return before.generated === undefined && after.generated !== undefined;
}
