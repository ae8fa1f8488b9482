import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameColumn } from './rename-column.js';

testOperation<RenameColumn>('renameColumn', {
  'a column': {
    operation: { kind: 'renameColumn', table: 'shop.users', column: 'a.b', to: 'c d' },
    sql: ['alter table "shop"."users" rename column "a.b" to "c d"'],
    line: 'rename column shop.users.a.b to c d',
    inverse: [{ kind: 'renameColumn', table: 'shop.users', column: 'c d', to: 'a.b' }],
  },
});
