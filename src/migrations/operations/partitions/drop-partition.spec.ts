import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { TableDefinition } from '../tables/table-definition.js';
import type { DropPartition } from './drop-partition.js';

const was: TableDefinition = { columns: [], constraints: [], indexes: [{ name: 'ix', columns: ['id'] }] };

testOperation<DropPartition>('dropPartition', {
  'a partition': {
    operation: { kind: 'dropPartition', table: 's.a', of: 'b', bounds: { in: [1] }, was },
    sql: ['drop table "s"."a"'],
    line: 'drop partition s.a of b',
    inverse: [{ kind: 'createPartition', table: 's.a', of: 'b', bounds: { in: [1] }, definition: was }],
  },
  'a partition if it exists, with what depends on it': {
    operation: {
      kind: 'dropPartition',
      table: 'a',
      of: 'b',
      bounds: { default: true },
      was,
      ifExists: true,
      cascade: true,
    },
    sql: ['drop table if exists "a" cascade'],
    line: 'drop partition a of b',
    inverse: [{ kind: 'createPartition', table: 'a', of: 'b', bounds: { default: true }, definition: was }],
  },
});
