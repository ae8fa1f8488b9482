import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameTable } from './rename-table.js';

testOperation<RenameTable>('renameTable', {
  'a table': {
    operation: { kind: 'renameTable', table: 'users', to: 'the "people"' },
    sql: ['alter table "users" rename to "the ""people"""'],
    line: 'rename table users to the "people"',
    inverse: [{ kind: 'renameTable', table: 'the "people"', to: 'users' }],
  },
  'a table of a schema, where it stays': {
    operation: { kind: 'renameTable', table: 'shop.users', to: 'people' },
    sql: ['alter table "shop"."users" rename to "people"'],
    line: 'rename table shop.users to people',
    inverse: [{ kind: 'renameTable', table: 'shop.people', to: 'users' }],
  },
});
