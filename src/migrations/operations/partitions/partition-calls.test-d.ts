import { sql } from '../sql-text.js';
import type { PartitionCalls } from './partition-calls.js';

declare const op: PartitionCalls;

op.createPartition('a', { of: 'b', from: '2026-01-01', to: sql`maxvalue` });
op.createPartition('a', { of: { name: 'b.c' }, in: [1, null] });
op.createPartition('a', { of: 'b', modulus: 4, remainder: 0 }, undefined, { ifNotExists: true });
op.createPartition('a', { of: 'b', default: true }, (t) => {
  t.partitionBy('hash', ['id', { expression: 'lower(name)' }]);
  t.check('ck', 'id > 0');
});
// @ts-expect-error no bounds
op.createPartition('a', { of: 'b' });
// @ts-expect-error no end
op.createPartition('a', { of: 'b', from: 1 });
// @ts-expect-error two strategies
op.createPartition('a', { of: 'b', from: 1, to: 2, in: [1] });
// @ts-expect-error bounds beside the rest
op.createPartition('a', { of: 'b', default: true, modulus: 4, remainder: 0 });
// @ts-expect-error no remainder
op.attachPartition('a', 'b', { modulus: 4 });
// @ts-expect-error null has no place in a range
op.attachPartition('a', 'b', { from: null, to: 1 });
// @ts-expect-error not the default
op.attachPartition('a', 'b', { default: false });
// @ts-expect-error a partition has the columns of its parent
op.createPartition('a', { of: 'b', in: [1] }, (t) => t.text('name'));
