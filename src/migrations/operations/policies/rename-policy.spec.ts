import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenamePolicy } from './rename-policy.js';

testOperation<RenamePolicy>('renamePolicy', {
  'a policy': {
    operation: { kind: 'renamePolicy', table: 'shop.posts', name: 'a', to: 'b"c' },
    sql: ['alter policy "a" on "shop"."posts" rename to "b""c"'],
    line: 'rename policy a on shop.posts to b"c',
    inverse: [{ kind: 'renamePolicy', table: 'shop.posts', name: 'b"c', to: 'a' }],
  },
});
