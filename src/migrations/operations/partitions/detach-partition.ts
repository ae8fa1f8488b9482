import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { PartitionBounds } from './partition-bounds.js';

/** Makes a partition a table of its own. */
export interface DetachPartition {
  kind: 'detachPartition';
  parent: ObjectName;
  table: ObjectName;
  /** While the parent is in use; not in a transaction. */
  concurrently?: boolean;
  /** Its bounds, so that it can be attached again. */
  was?: PartitionBounds;
}

export const detachPartition: OperationKind<DetachPartition> = {
  compile: ({ parent, table, concurrently = false }) => [
    statement(
      'alter table',
      object(parent),
      'detach partition',
      object(table),
      concurrently && 'concurrently',
    ),
  ],
  invert: ({ parent, table, was }) =>
    was === undefined
      ? {
          irreversible: `detaching the partition ${showName(table)} of ${showName(parent)} does not say what it held`,
          remedy: `op.detachPartition(${toSource(parent)}, ${toSource(table)}, { was: { from: ..., to: ... } })`,
        }
      : [{ kind: 'attachPartition', parent, table, bounds: was }],
  source: ({ parent, table, concurrently, was }) =>
    op('detachPartition', literal(parent), literal(table), optionsOf({ concurrently, was })),
  describe: ({ parent, table }) => `detach partition ${showName(table)} of ${showName(parent)}`,
  touches: ({ parent, table, concurrently = false }) => [
    alters(parent, concurrently ? { lock: 'share update exclusive' } : {}),
    alters(table),
  ],
  outsideTransaction: ({ concurrently = false }) => concurrently,
};
