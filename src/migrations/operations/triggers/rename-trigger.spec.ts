import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameTrigger } from './rename-trigger.js';

testOperation<RenameTrigger>('renameTrigger', {
  'a trigger': {
    operation: { kind: 'renameTrigger', table: 'shop.users', name: 'a', to: 'b"c' },
    sql: ['alter trigger "a" on "shop"."users" rename to "b""c"'],
    line: 'rename trigger a on shop.users to b"c',
    inverse: [{ kind: 'renameTrigger', table: 'shop.users', name: 'b"c', to: 'a' }],
  },
});
