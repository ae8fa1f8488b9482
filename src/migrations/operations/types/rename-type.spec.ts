import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameType } from './rename-type.js';

testOperation<RenameType>('renameType', {
  'a type': {
    operation: { kind: 'renameType', name: 'shop.status', to: 'a.b' },
    sql: ['alter type "shop"."status" rename to "a.b"'],
    line: 'rename type shop.status to a.b',
    inverse: [{ kind: 'renameType', name: { schema: 'shop', name: 'a.b' }, to: 'status' }],
  },
});
