import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameSequence } from './rename-sequence.js';

testOperation<RenameSequence>('renameSequence', {
  'a sequence': {
    operation: { kind: 'renameSequence', name: 'shop.numbers', to: 'a.b' },
    sql: ['alter sequence "shop"."numbers" rename to "a.b"'],
    line: 'rename sequence shop.numbers to a.b',
    inverse: [{ kind: 'renameSequence', name: { schema: 'shop', name: 'a.b' }, to: 'numbers' }],
  },
});
