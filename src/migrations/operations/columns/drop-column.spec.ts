import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropColumn } from './drop-column.js';

const was = { name: 'phone', type: 'varchar(20)', notNull: true };

testOperation<DropColumn>('dropColumn', {
  'a column by its definition': {
    operation: { kind: 'dropColumn', table: 'shop.users', column: 'phone', was },
    sql: ['alter table "shop"."users" drop column "phone"'],
    line: 'drop column shop.users.phone',
    inverse: [{ kind: 'addColumn', table: 'shop.users', column: was }],
  },
  'a column by its name': {
    operation: { kind: 'dropColumn', table: 'users', column: 'pho"ne' },
    sql: ['alter table "users" drop column "pho""ne"'],
    line: 'drop column users.pho"ne',
    inverse: {
      irreversible: 'dropping the column users.pho"ne does not say what it was',
      remedy: "op.dropColumn('users', (t) => t.text('pho\"ne'))",
    },
  },
});
