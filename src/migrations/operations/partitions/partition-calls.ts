import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { TableBuilder } from '../tables/table-builder.js';
import { describeTable } from '../tables/describe-table.js';
import type { PartitionBounds } from './partition-bounds.js';

/** The parent, and which of its rows the partition holds. */
export type PartitionOf = { readonly of: ObjectName } & PartitionBounds;

/** What a partition can have beside what its parent gives it; with `partitionBy` it has partitions of its own. */
export type PartitionBuilder = Pick<
  TableBuilder,
  | 'check'
  | 'comment'
  | 'exclusion'
  | 'foreignKey'
  | 'index'
  | 'partitionBy'
  | 'primaryKey'
  | 'tablespace'
  | 'unique'
  | 'unlogged'
  | 'with'
>;

/** Says what a partition has beside what its parent gives it. */
export type DescribePartition = (t: PartitionBuilder) => void;

export interface DetachPartitionOptions {
  /**
   * While the parent is in use; not in a transaction: the migration says `static transaction = false`. The partition
   * keeps its bounds as a check. A parent with a default partition refuses it. Default: false.
   */
  concurrently?: boolean;
  /** The bounds of the partition, so that it can be attached again. */
  was?: PartitionBounds;
}

export interface PartitionCalls {
  /**
   * Creates a partition of a table that has {@link TableBuilder.partitionBy}. With `ifNotExists` it can't be undone: the
   * partition may have been there before.
   *
   * @example op.createPartition('events_2026', { of: 'events', from: '2026-01-01', to: '2027-01-01' });
   * @example op.createPartition('events_rest', { of: 'events', default: true }, (t) => t.index(['user_id']));
   */
  createPartition(
    table: ObjectName,
    of: PartitionOf,
    define?: DescribePartition,
    options?: { ifNotExists?: boolean },
  ): void;

  /** Drops a partition with its rows, and locks its parent. Takes what {@link createPartition} took, to create it again. */
  dropPartition(
    table: ObjectName,
    of: PartitionOf,
    define?: DescribePartition,
    options?: { ifExists?: boolean; cascade?: boolean },
  ): void;

  /**
   * Makes a table a partition. Its rows are scanned, unless a check says the bounds already. The indexes that it gets
   * to match those of the parent stay when that is undone.
   */
  attachPartition(parent: ObjectName, table: ObjectName, bounds: PartitionBounds): void;

  /** Makes a partition a table of its own. Reversible where `was` says its bounds. */
  detachPartition(parent: ObjectName, table: ObjectName, options?: DetachPartitionOptions): void;
}

export function partitionCalls({ record, naming }: Recording): PartitionCalls {
  return {
    createPartition: (table, { of, ...bounds }, define, options) =>
      record({
        kind: 'createPartition',
        table,
        of,
        bounds,
        definition: describeTable(table, define, naming),
        ...options,
      }),
    dropPartition: (table, { of, ...bounds }, define, options) =>
      record({
        kind: 'dropPartition',
        table,
        of,
        bounds,
        was: describeTable(table, define, naming),
        ...options,
      }),
    attachPartition: (parent, table, bounds) => record({ kind: 'attachPartition', parent, table, bounds }),
    detachPartition: (parent, table, options) =>
      record({ kind: 'detachPartition', parent, table, ...options }),
  };
}
