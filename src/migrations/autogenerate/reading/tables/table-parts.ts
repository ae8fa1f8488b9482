import type { PartitionKey } from '../../../operations/partitions/partition-key.js';
import type { Reading } from '../reading.js';
import { readSequenceRows, type SequenceRow } from '../sequences/sequence-rows.js';
import { readColumnRows, type ColumnRow } from './columns/column-rows.js';
import { readConstraintRows, type ConstraintRow } from './constraints/constraint-rows.js';
import { readIndexRows, type IndexRow } from './indexes/index-rows.js';
import { readPartitionKeys } from './partitions/partition-keys.js';

/** What tables are made of, by the tables' OIDs. */
export interface TableParts {
  columns: ReadonlyMap<string, readonly ColumnRow[]>;
  constraints: ReadonlyMap<string, readonly ConstraintRow[]>;
  indexes: ReadonlyMap<string, readonly IndexRow[]>;
  partitionKeys: ReadonlyMap<string, PartitionKey>;
  /** Those that belong to a column. */
  sequencesOf(table: string, column: string): readonly SequenceRow[];
}

export async function readTableParts(reading: Reading): Promise<TableParts> {
  const sequences = Map.groupBy(await readSequenceRows(reading), ({ owner }) => owner?.table);
  return {
    columns: byTable(await readColumnRows(reading)),
    constraints: byTable(await readConstraintRows(reading)),
    indexes: byTable(await readIndexRows(reading)),
    partitionKeys: await readPartitionKeys(reading),
    sequencesOf: (table, column) =>
      (sequences.get(table) ?? []).filter(({ owner }) => owner?.column === column),
  };
}

function byTable<R extends { table: string }>(rows: readonly R[]): Map<string, R[]> {
  return Map.groupBy(rows, ({ table }) => table);
}
