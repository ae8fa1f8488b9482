import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { referencedTouches, tableStatements } from '../tables/create-table.js';
import type { TableDefinition } from '../tables/table-definition.js';
import { alters, creates } from '../touches.js';
import type { PartitionBounds } from './partition-bounds.js';
import { partitionSource } from './partition-source.js';

export interface CreatePartition {
  kind: 'createPartition';
  table: ObjectName;
  of: ObjectName;
  bounds: PartitionBounds;
  /** What it has beside what its parent gives it. */
  definition: TableDefinition;
  ifNotExists?: boolean;
}

export const createPartition: OperationKind<CreatePartition> = {
  compile: ({ table, of, bounds, definition, ifNotExists }) =>
    tableStatements(table, definition, { ifNotExists, partition: { of, bounds } }),
  invert: ({ table, of, bounds, definition, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the partition ${showName(table)} may have been there before, as ifNotExists says`,
          remedy: `op.createPartition(${toSource(table)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropPartition', table, of, bounds, was: definition }],
  source: ({ table, of, bounds, definition, ifNotExists }, naming) =>
    op(
      'createPartition',
      literal(table),
      optionsOf({ of, ...bounds }),
      partitionSource(table, definition, naming),
      optionsOf({ ifNotExists }),
    ),
  describe: ({ table, of }) => `create partition ${showName(table)} of ${showName(of)}`,
  touches: ({ table, of, definition }) => [
    creates(table),
    alters(of),
    ...referencedTouches(table, definition.constraints).filter((touch) => touch.table !== showName(of)),
  ],
};
