import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';
import { boundsClause, type PartitionBounds } from './partition-bounds.js';

/** Makes a table that is there a partition. */
export interface AttachPartition {
  kind: 'attachPartition';
  parent: ObjectName;
  table: ObjectName;
  bounds: PartitionBounds;
}

export const attachPartition: OperationKind<AttachPartition> = {
  compile: ({ parent, table, bounds }) => [
    statement('alter table', object(parent), 'attach partition', object(table), boundsClause(bounds)),
  ],
  invert: ({ parent, table, bounds }) => [{ kind: 'detachPartition', parent, table, was: bounds }],
  source: ({ parent, table, bounds }) =>
    op('attachPartition', literal(parent), literal(table), literal(bounds)),
  describe: ({ parent, table }) => `attach partition ${showName(table)} to ${showName(parent)}`,
  touches: ({ parent, table }) => [
    alters(parent, { lock: 'share update exclusive' }),
    alters(table, { work: 'scan' }),
  ],
};
