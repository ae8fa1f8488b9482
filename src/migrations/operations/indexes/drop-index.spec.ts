import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropIndex } from './drop-index.js';

const was = { name: 'ix', columns: ['a'], unique: true };

testOperation<DropIndex>('dropIndex', {
  'an index with its definition': {
    operation: { kind: 'dropIndex', table: 'users', name: 'ix', was },
    sql: ['drop index "ix"'],
    line: 'drop index ix on users',
    inverse: [{ kind: 'createIndex', table: 'users', index: was }],
  },
  'an index by its name': {
    operation: { kind: 'dropIndex', table: 'shop.users', name: ' a.b"c' },
    sql: ['drop index "shop"." a.b""c"'],
    line: 'drop index  a.b"c on shop.users',
    inverse: {
      irreversible: 'dropping the index  a.b"c of shop.users does not say what it was',
      remedy: "op.dropIndex('shop.users', ['a_column'], { name: ' a.b\"c' })",
    },
  },
});
