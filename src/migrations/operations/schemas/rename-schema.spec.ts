import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameSchema } from './rename-schema.js';

testOperation<RenameSchema>('renameSchema', {
  'a schema': {
    operation: { kind: 'renameSchema', name: 'a.b', to: 'the "shop"' },
    sql: ['alter schema "a.b" rename to "the ""shop"""'],
    line: 'rename schema a.b to the "shop"',
    inverse: [{ kind: 'renameSchema', name: 'the "shop"', to: 'a.b' }],
  },
});
