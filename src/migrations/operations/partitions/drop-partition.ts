import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { dropTable, dropTouches } from '../tables/drop-table.js';
import type { TableDefinition } from '../tables/table-definition.js';
import { alters } from '../touches.js';
import type { PartitionBounds } from './partition-bounds.js';
import { partitionSource } from './partition-source.js';

/** Drops a partition with its rows. It says all that is needed to create it again. */
export interface DropPartition {
  kind: 'dropPartition';
  table: ObjectName;
  of: ObjectName;
  bounds: PartitionBounds;
  /** What it had beside what its parent gave it. */
  was: TableDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropPartition: OperationKind<DropPartition> = {
  compile: ({ table, ifExists, cascade }) =>
    dropTable.compile({ kind: 'dropTable', table, ifExists, cascade }),
  invert: ({ table, of, bounds, was }) => [{ kind: 'createPartition', table, of, bounds, definition: was }],
  source: ({ table, of, bounds, was, ifExists, cascade }, naming) =>
    op(
      'dropPartition',
      literal(table),
      optionsOf({ of, ...bounds }),
      partitionSource(table, was, naming),
      optionsOf({ ifExists, cascade }),
    ),
  describe: ({ table, of }) => `drop partition ${showName(table)} of ${showName(of)}`,
  touches: ({ table, of, was }) => [...dropTouches(table, was), alters(of)],
};
