import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameEnumValue } from './rename-enum-value.js';

testOperation<RenameEnumValue>('renameEnumValue', {
  'a value': {
    operation: { kind: 'renameEnumValue', name: 'shop.status', value: "it's", to: 'b' },
    sql: [`alter type "shop"."status" rename value 'it''s' to 'b'`],
    line: "rename value it's of enum shop.status to b",
    inverse: [{ kind: 'renameEnumValue', name: 'shop.status', value: 'b', to: "it's" }],
  },
});
