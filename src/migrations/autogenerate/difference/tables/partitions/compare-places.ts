import type { TableFact } from '../../../model/schema-model.js';
import type { Change } from '../../change.js';
import type { Pair } from '../../pair-up.js';
import { parseBounds } from './parse-bounds.js';

/** Tables that become partitions, and partitions that become tables, with their rows. */
export function comparePlaces(kept: readonly Pair<TableFact>[]): readonly Change[] {
  return kept.flatMap(({ before, after }) => {
    if (before.partition === undefined) {
      return after.partition === undefined ? [] : [attach(after, after.partition)];
    }
    return after.partition === undefined ? [detach(before, before.partition)] : [];
  });
}

type Place = NonNullable<TableFact['partition']>;

function attach({ name: table }: TableFact, { of: parent, bounds }: Place): Change {
  return {
    phase: 'attach partitions',
    operation: { kind: 'attachPartition', parent, table, bounds: parseBounds(bounds) },
  };
}

function detach({ name: table }: TableFact, { of: parent, bounds }: Place): Change {
  return {
    phase: 'detach partitions',
    operation: { kind: 'detachPartition', parent, table, was: parseBounds(bounds) },
  };
}
