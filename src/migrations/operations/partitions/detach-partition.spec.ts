import { testOperation } from '../../../../test/operations/operation-cases.js';
import { runsOutsideTransaction } from '../operation.js';
import type { DetachPartition } from './detach-partition.js';

testOperation<DetachPartition>('detachPartition', {
  'a partition with its bounds': {
    operation: { kind: 'detachPartition', parent: 's.events', table: 's.a', was: { in: [1] } },
    sql: ['alter table "s"."events" detach partition "s"."a"'],
    line: 'detach partition s.a of s.events',
    inverse: [{ kind: 'attachPartition', parent: 's.events', table: 's.a', bounds: { in: [1] } }],
  },
  'a partition by its name, concurrently': {
    operation: { kind: 'detachPartition', parent: 'events', table: 'a', concurrently: true },
    sql: ['alter table "events" detach partition "a" concurrently'],
    line: 'detach partition a of events',
    inverse: {
      irreversible: 'detaching the partition a of events does not say what it held',
      remedy: "op.detachPartition('events', 'a', { was: { from: ..., to: ... } })",
    },
  },
});

it.each([
  [true, true],
  [false, false],
  [undefined, false],
])('detachPartition, concurrently %p, runs outside a transaction: %p', (concurrently, outside) => {
  const operation: DetachPartition = { kind: 'detachPartition', parent: 'a', table: 'b', concurrently };
  expect(runsOutsideTransaction(operation)).toBe(outside);
});
