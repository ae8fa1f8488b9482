import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AttachPartition } from './attach-partition.js';

testOperation<AttachPartition>('attachPartition', {
  'a table': {
    operation: { kind: 'attachPartition', parent: 's.events', table: 'a"b', bounds: { from: 'a', to: 'b' } },
    sql: [`alter table "s"."events" attach partition "a""b" for values from ('a') to ('b')`],
    line: 'attach partition a"b to s.events',
    inverse: [{ kind: 'detachPartition', parent: 's.events', table: 'a"b', was: { from: 'a', to: 'b' } }],
  },
  'a table for the rest': {
    operation: { kind: 'attachPartition', parent: 'events', table: 's.rest', bounds: { default: true } },
    sql: ['alter table "events" attach partition "s"."rest" default'],
    line: 'attach partition s.rest to events',
    inverse: [{ kind: 'detachPartition', parent: 'events', table: 's.rest', was: { default: true } }],
  },
});
